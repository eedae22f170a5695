"""What readers of many publications could still hold to be true, and what has to be withheld so that it is enough.

A world is given by how far its atoms lie from the truth. A small count is protected when the worlds that give the same
print let it lie at least the threshold apart. Whatever was found to be such a world is kept: the next publication only
has to look again where it prints something in which the worlds differ. A world is kept in pieces that do not touch each
other, so that little of it is lost.

Every world is checked against all that is printed before it counts; that some are kept never makes a count look safer.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array, vstack

from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED, Key
from coresponder.analysis.disclosure.moving import MOVED, Bounds, Program, entries_of
from coresponder.analysis.disclosure.solving import Numbers, Places
from coresponder.analysis.disclosure.webs import Form, Web
from coresponder.kernel.random_streams import named_stream

Piece = dict[Key, float]

TOLERANCE = 1e-6
FEW = 2  # so many should be helped by a program over one table
# First within one table, then all that are told apart by the same, then all of a subject.
WITHIN = (slice(None), slice(1, None), slice(0, 1))
MANY = 60  # a program over everything costs as much as so many programs of a single count
REGION = 800  # how many atoms around a count are moved together with whatever else waits there
NEAR = (80, 800)  # how many atoms around a count are looked at, before all are
EVERYTHING = 10**9


@dataclass
class Worlds:
    """Pieces of worlds that were found so far."""

    pieces: list[Piece] = field(default_factory=list)


def figures_to_withhold(
    web: Web, *, threshold: int = SMALLEST_PUBLISHED, worlds: Worlds | None = None
) -> frozenset[Key]:
    """The figures of the new publication that must be withheld."""
    audit = Audit(web, threshold, worlds or Worlds())
    small = set(audit.targets.tolist())
    audit.withhold(web.hidden_before | {figure for row, figure in audit.printed if row in small})
    audit.look_for_all()
    for place in audit.largest_first():
        if not audit.is_wide(place) and not audit.look_near(place):
            audit.protect(place)
    audit.keep()
    return frozenset(audit.withheld)


def exposed_in(
    web: Web, withheld: AbstractSet[Key], *, threshold: int = SMALLEST_PUBLISHED, worlds: Worlds | None = None
) -> tuple[Key, ...]:
    """The small counts that could be worked out too closely with these figures withheld."""
    audit = Audit(web, threshold, worlds or Worlds())
    audit.withhold(withheld)
    audit.look_for_all()
    for place in audit.largest_first():
        if not audit.is_wide(place):
            audit.look_near(place)
    audit.keep()
    return tuple(audit.keys[audit.targets[place]] for place in audit.waiting())


class Audit:
    """The web as matrices, and how far each small count was found to move.

    A small count is called by its place among the `targets`, which are rows of `forms`.
    """

    def __init__(self, web: Web, threshold: int, worlds: Worlds) -> None:
        self.web, self.threshold, self.worlds = web, threshold, worlds
        self.atoms = [key for key, form in web.forms.items() if key in form and len(form) == 1 and form[key] == 1]
        self.place_of_atom = {key: place for place, key in enumerate(self.atoms)}
        self.keys = list(web.forms)
        self.forms = self._matrix(web.forms.values())
        self.values = np.array([web.values[key] for key in self.keys], dtype=float)
        row = {key: place for place, key in enumerate(self.keys)}
        self.targets = np.array([row[key] for key in web.small(threshold)], dtype=np.intp)
        self.small = self.forms[self.targets]
        self.small_by_atom = self.small.tocsc()
        self.printed = [(row[key], figure) for key, figure in web.figures.items()]
        self.withheld: set[Key] = set()
        self.pieces: list[Piece] = []
        self.low, self.high = np.zeros(len(self.targets)), np.zeros(len(self.targets))
        self.out = self._bounds(distinct(self._matrix(web.still)))
        self.bounds = self._with_print()

    def _matrix(self, forms: Iterable[Form]) -> csr_array:
        rows: list[int] = []
        columns: list[int] = []
        weights: list[float] = []
        size = 0
        for form in forms:
            rows += [size] * len(form)
            columns += [self.place_of_atom[atom] for atom in form]
            weights += form.values()
            size += 1
        return csr_array((weights, (rows, columns)), shape=(size, len(self.atoms)), dtype=float)

    def _bounds(self, known: csr_array) -> Bounds:
        """Counts may fall below zero though no atom does, where they are what one count leaves over of another."""
        row_of_each = np.repeat(np.arange(self.forms.shape[0]), np.diff(self.forms.indptr))
        rests = np.unique(row_of_each[self.forms.data < 0])
        return Bounds(
            known=known,
            rests=self.forms[rests],
            rest_values=self.values[rests],
            values=np.array([self.web.values[key] for key in self.atoms], dtype=float),
            most=float(max(self.values, default=0.0) + self.threshold),
        )

    def _with_print(self) -> Bounds:
        """What is known once the figures that are not withheld are out."""
        rows = [row for row, _ in self._shown()]
        known = distinct(vstack([self.out.known, self.forms[rows]]).tocsr()) if rows else self.out.known
        return replace(self.out, known=known)

    def withhold(self, figures: AbstractSet[Key]) -> None:
        """Print these figures no more."""
        self.withheld |= figures
        self.bounds = self._with_print()

    def look_for_all(self) -> None:
        """What was found before, then many at once, then those around each that still waits."""
        self.look_again()
        self.look_for_many()
        self.look_for_neighbors()

    def look_again(self) -> None:
        """Begin with the worlds that were kept, those that still give the same print."""
        self._take([piece for piece in self.worlds.pieces if piece.keys() <= self.place_of_atom.keys()])

    def keep(self) -> None:
        """Keep the pieces that some count needs, for the next publication."""
        if not self.pieces:
            return
        counts, pieces, by = Together(self.pieces, self.place_of_atom).sums(self.small_by_atom)
        order = np.lexsort((by, counts))
        changes = np.flatnonzero(np.diff(counts[order]))
        ends = np.concatenate(([0], changes, changes + 1, [len(order) - 1]))
        needed = np.unique(pieces[order[ends]]) if len(order) else ()
        self.worlds.pieces = [self.pieces[place] for place in needed]

    def waiting(self) -> list[int]:
        """Places of the small counts that were not found to move far enough."""
        return np.flatnonzero(~self._wide()).tolist()

    def is_wide(self, place: int) -> bool:
        """Whether a small count was found to move far enough."""
        return bool(self._wide()[place])

    def _wide(self) -> npt.NDArray[np.bool_]:
        """In whole numbers, and from the truth in both directions."""
        truth = self.values[self.targets]
        width = np.floor(truth + self.high + TOLERANCE) - np.ceil(truth + self.low - TOLERANCE)
        wide: npt.NDArray[np.bool_] = width >= self.threshold
        return wide

    def largest_first(self) -> list[int]:
        """Places of the small counts that still wait, those that are easiest to protect first."""
        return sorted(self.waiting(), key=lambda place: (-self.values[self.targets[place]], place))

    def look_for_many(self) -> None:
        """Move as many as can be at once, larger and then smaller, for as long as that helps.

        Within few tables first: such worlds are found quickly, and what is published of others leaves them as they are.
        """
        stream = named_stream("worlds of readers")
        for within in WITHIN:
            for part in self._tables(within):
                for direction in (1.0, -1.0):
                    self._race(part, direction, stream, FEW)
        if len(waiting := self.waiting()) >= MANY:
            for part in list(self.bounds.together(self.small[waiting])):
                for direction in (1.0, -1.0):
                    self._race(part, direction, stream, MANY)

    def look_for_neighbors(self) -> None:
        """Move those that still wait together with others around them, each region once."""
        stream, asked = named_stream("worlds around small counts"), set[int]()
        for place in self.largest_first():
            if place in asked or self.is_wide(place):
                continue
            part = self.bounds.around(self.small[[place]], REGION)
            asked.update(self._in(part).tolist())
            for direction in (1.0, -1.0):
                self._race(part, direction, stream, FEW)

    def _in(self, part: Places) -> Places:
        """The small counts that still wait and have an atom in this part."""
        waiting = np.array(self.waiting(), dtype=np.intp)
        places: Places = waiting[np.diff(self.small[waiting][:, part].indptr) > 0]
        return places

    def _tables(self, within: slice) -> list[Places]:
        """The free atoms of all tables that have this part of their names in common."""
        found: dict[Key, list[int]] = {}
        for atom in self.bounds.free.tolist():
            found.setdefault(self.web.tables.get(self.atoms[atom], ())[within], []).append(atom)
        return [np.array(atoms, dtype=np.intp) for atoms in found.values()]

    def _race(self, part: Places, direction: float, stream: np.random.Generator, least: int) -> None:
        """Those within one part: with weights drawn anew, so that some come first and go all the way."""
        places = self._in(part)
        program, helped = Program(self.bounds, part), least
        while helped >= least and len(left := places[~self._wide()[places]]) >= least:
            weights = 10.0 ** stream.uniform(0.0, 4.0, len(left))
            moves = program.farthest(direction * self.small[left], weights, float(self.threshold))
            self._take(self._named(program, moves))
            helped = int(np.count_nonzero(self._wide()[left]))

    def look_near(self, place: int) -> bool:
        """Whether the count may lie far enough apart while everything in print stays as it is.

        Looked for among the atoms nearest to it, and more of them where that is not enough, all of them at last: a
        world that differs from the truth in little outlives many publications.
        """
        return any(self.look_for_one(place, size) for size in (*NEAR, EVERYTHING))

    def look_for_one(self, place: int, size: int) -> bool:
        """The most and the least that a single small count may be, where so many atoms around it move."""
        target = self.small[[place]]
        program = Program(self.bounds, self.bounds.around(target, size))
        for direction in (1.0, -1.0):
            if not self.is_wide(place):
                moves = program.farthest(direction * target, np.ones(1), float(self.threshold))
                self._take(self._named(program, moves))
        return self.is_wide(place)

    def protect(self, place: int) -> None:
        """Withhold the figures that have to move for this count to be larger by the threshold, at the least cost.

        Where what is out already does not let it grow so far, as far as it does, and smaller by the rest. Where that is
        not enough either, everything goes that could tell of it, so that the reader knows no more than before.
        """
        for size in (NEAR[-1], EVERYTHING):
            self._move_apart(place, size, float(self.threshold))
        if not self.is_wide(place):
            highest = self._highest(place)
            for by in (highest, highest - self.threshold):
                self._move_apart(place, EVERYTHING, by)
        if not self.is_wide(place) and not self.look_for_one(place, EVERYTHING):
            self.withhold(self._told_by(self.out.around(self.small[[place]], EVERYTHING)))
            self.look_for_one(place, EVERYTHING)

    def _move_apart(self, place: int, size: int, by: float) -> None:
        """Withhold what has to go for this count to differ by so much, if it may still be told too closely."""
        moves = None if self.is_wide(place) else self._cheapest(place, size, by)
        if moves is not None:
            figures, pieces = moves
            self.withhold(figures)
            self._take(pieces)

    def _highest(self, place: int) -> float:
        """By how much the count can be larger, in whole numbers, with what is out already and nothing else."""
        target = self.small[[place]]
        program = Program(self.out, self.out.around(target, EVERYTHING))
        moves = program.farthest(target, np.ones(1), float(self.threshold))
        return float(np.floor((target[:, program.atoms] @ moves).sum() + TOLERANCE))

    def _cheapest(self, place: int, size: int, by: float) -> tuple[set[Key], list[Piece]] | None:
        """The figures that would have to go, and the world that readers may then hold to be true."""
        target, shown = self.small[[place]], self._shown()
        printed = self.forms[[row for row, _ in shown]] if shown else csr_array((0, len(self.atoms)))
        program = Program(self.out, self.out.around(target, size))
        costs = np.array([self.web.weights[figure] for _, figure in shown])
        moves = program.cheapest(target, by, printed, costs)
        if moves is None:
            return None
        moved = np.abs(printed[:, program.atoms] @ moves) > MOVED
        figures = {figure for (_, figure), by in zip(shown, moved.tolist(), strict=True) if by}
        return figures, self._named(program, moves)

    def _shown(self) -> list[tuple[int, Key]]:
        return [(row, figure) for row, figure in self.printed if figure not in self.withheld]

    def _told_by(self, atoms: Places) -> set[Key]:
        """The figures that any of these atoms is a part of."""
        shown = self._shown()
        if not shown:
            return set()
        parts = np.diff(self.forms[[row for row, _ in shown]][:, atoms].indptr)
        return {figure for (_, figure), count in zip(shown, parts.tolist(), strict=True) if count}

    def _named(self, program: Program, moves: Numbers) -> list[Piece]:
        return [
            {self.atoms[atom]: move for atom, move in zip(atoms.tolist(), by.tolist(), strict=True)}
            for atoms, by in program.pieces(moves)
        ]

    def _take(self, pieces: list[Piece]) -> None:
        """Note how far the small counts move in each of these, as far as it gives the same print."""
        together = Together(pieces, self.place_of_atom)
        right = together.fit(self.bounds)
        counts, of, by = together.sums(self.small_by_atom)
        np.minimum.at(self.low, counts[right[of]], by[right[of]])
        np.maximum.at(self.high, counts[right[of]], by[right[of]])
        self.pieces += [pieces[place] for place in np.flatnonzero(right).tolist()]


class Together:
    """Some pieces, one after the other, as numbers: which atom moves in which of them, and by how much."""

    def __init__(self, pieces: Sequence[Piece], place_of_atom: Mapping[Key, int]) -> None:
        self.count = len(pieces)
        self.atoms = np.array([place_of_atom[atom] for piece in pieces for atom in piece], dtype=np.intp)
        self.of = np.repeat(np.arange(self.count), [len(piece) for piece in pieces])
        self.by = np.array([move for piece in pieces for move in piece.values()], dtype=float)

    def sums(self, ties: csc_array) -> tuple[Places, Places, Numbers]:
        """By how much which row moves in which piece."""
        counts, at = entries_of(ties, self.atoms)
        names = ties.indices[at] * np.intp(self.count) + np.repeat(self.of, counts)
        found, place = np.unique(names, return_inverse=True)
        by = np.bincount(place, weights=ties.data[at] * np.repeat(self.by, counts), minlength=len(found))
        return found // max(self.count, 1), found % max(self.count, 1), by.astype(float)

    def fit(self, bounds: Bounds) -> npt.NDArray[np.bool_]:
        """Whether each gives the same print, and counts nobody less than zero times."""
        right = np.ones(self.count, dtype=bool)
        right[self.of[self.by < -bounds.values[self.atoms] - TOLERANCE]] = False
        rows, of, by = self.sums(bounds.by_atom)
        is_known = rows < bounds.known.shape[0]
        right[of[(by < bounds.least[rows] - TOLERANCE) | (is_known & (by > TOLERANCE))]] = False
        return right


def distinct(rows: csr_array) -> csr_array:
    """Each row once, without the empty ones."""
    rows.sort_indices()
    seen: dict[tuple[bytes, bytes], int] = {}
    for row in range(rows.shape[0]):
        start, end = rows.indptr[row], rows.indptr[row + 1]
        if end > start:
            seen.setdefault((rows.indices[start:end].tobytes(), rows.data[start:end].tobytes()), row)
    found: csr_array = rows[list(seen.values())] if seen else csr_array((0, rows.shape[1]))
    return found
