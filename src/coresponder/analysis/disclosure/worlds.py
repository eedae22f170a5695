"""What readers of many publications could still hold to be true, and what has to be withheld so that it is enough.

A world is given by how far its atoms lie from the truth. A small count is protected when the worlds that give the same
print let it lie at least the threshold apart. Whatever was found to be such a world is kept: the next publication only
has to look again where it prints something in which the worlds differ. A world is kept in pieces that do not touch each
other, so that little of it is lost.

Every world is checked against all that is printed before it counts; that some are kept never makes a count look safer.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array, csc_array, csr_array, vstack

from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED, Key
from coresponder.analysis.disclosure.moving import MOVED, Bounds, Numbers, Places, Program
from coresponder.analysis.disclosure.webs import Form, Web
from coresponder.kernel.random_streams import named_stream

Piece = dict[Key, float]

TOLERANCE = 1e-6
TURNS_IN_VAIN = 2  # programs that move many counts at once and help none, before each is asked by itself
NEAR = (80, 800)  # how many atoms around a count are looked at, before all are
EVERYTHING = 10**9


@dataclass
class Worlds:
    """Pieces of worlds that were found so far."""

    pieces: list[Piece] = field(default_factory=list)


def figures_to_withhold(
    web: Web, *, threshold: int = SMALLEST_PUBLISHED, worlds: Worlds | None = None
) -> frozenset[Key]:
    """The figures of the new publication that must be withheld.

    Who keeps worlds for the next publication has each looked for by itself, which outlives more of what is printed.
    """
    audit = Audit(web, threshold, worlds or Worlds())
    audit.withhold({figure for row, figure in audit.printed if row in set(audit.targets.tolist())})
    audit.look_again()
    if worlds is None:
        audit.look_for_many()
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
    audit.look_again()
    if worlds is None:
        audit.look_for_many()
    for place in audit.largest_first():
        if not audit.is_wide(place) and not audit.look_near(place):
            audit.look_for_one(place, EVERYTHING)
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

    def look_again(self) -> None:
        """Begin with the worlds that were kept, those that still give the same print."""
        self._take([piece for piece in self.worlds.pieces if piece.keys() <= self.place_of_atom.keys()])

    def keep(self) -> None:
        """Keep the pieces that some count needs, for the next publication."""
        if not self.pieces:
            return
        ranges = (self.small @ self._moves(self.pieces)).tocsr()
        needed: set[int] = set()
        for place in range(ranges.shape[0]):
            start, end = ranges.indptr[place], ranges.indptr[place + 1]
            if end > start:
                columns, moves = ranges.indices[start:end], ranges.data[start:end]
                needed |= {int(columns[moves.argmax()]), int(columns[moves.argmin()])}
        self.worlds.pieces = [self.pieces[place] for place in sorted(needed)]

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
        """Move as many as can be at once until no more come, larger and then smaller."""
        stream = named_stream("worlds of readers")
        for direction in (1.0, -1.0):
            in_vain = 0
            while in_vain < TURNS_IN_VAIN and (waiting := self.waiting()):
                weights = 10.0 ** stream.uniform(0.0, 4.0, len(waiting))  # so that some come first, and go all the way
                places = np.array(waiting, dtype=np.intp)
                for part in self.bounds.together(self.small[places]):
                    self._move(part, places, weights, direction)
                in_vain = in_vain + 1 if len(self.waiting()) == len(waiting) else 0

    def _move(self, part: Places, places: Places, weights: Numbers, direction: float) -> None:
        within = np.flatnonzero(np.diff(self.small[places][:, part].indptr))
        if len(within):
            program = Program(self.bounds, part)
            moves = program.farthest(direction * self.small[places[within]], weights[within], float(self.threshold))
            self._take(self._named(program, moves))

    def look_near(self, place: int) -> bool:
        """Whether the count may lie far enough apart while everything in print stays as it is.

        Looked for among the atoms nearest to it, and more of them where that is not enough: such a world differs from
        the truth in little, and outlives many publications.
        """
        return any(self.look_for_one(place, size) for size in NEAR)

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

        Where what is out already does not let it grow so far, everything goes that could tell of it, so that the
        reader knows no more than before.
        """
        for size in (NEAR[-1], EVERYTHING):
            moves = None if self.is_wide(place) else self._cheapest(place, size)
            if moves is not None:
                figures, pieces = moves
                self.withhold(figures)
                self._take(pieces)
        if not self.is_wide(place) and not self.look_for_one(place, EVERYTHING):
            self.withhold(self._told_by(self.out.around(self.small[[place]], EVERYTHING)))
            self.look_for_one(place, EVERYTHING)

    def _cheapest(self, place: int, size: int) -> tuple[set[Key], list[Piece]] | None:
        """The figures that would have to go, and the world that readers may then hold to be true."""
        target, shown = self.small[[place]], self._shown()
        printed = self.forms[[row for row, _ in shown]] if shown else csr_array((0, len(self.atoms)))
        program = Program(self.out, self.out.around(target, size))
        costs = np.array([self.web.weights[figure] for _, figure in shown])
        moves = program.cheapest(target, float(self.threshold), printed, costs)
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
        if not pieces:
            return
        moves = self._moves(pieces)
        right = np.flatnonzero(self._fits(moves))
        found = coo_array(self.small @ moves[:, right])
        np.minimum.at(self.low, found.coords[0], found.data)
        np.maximum.at(self.high, found.coords[0], found.data)
        self.pieces += [pieces[place] for place in right.tolist()]

    def _moves(self, pieces: list[Piece]) -> csc_array:
        rows = [self.place_of_atom[atom] for piece in pieces for atom in piece]
        columns = [place for place, piece in enumerate(pieces) for _ in piece]
        by = [move for piece in pieces for move in piece.values()]
        return csc_array((by, (rows, columns)), shape=(len(self.atoms), len(pieces)), dtype=float)

    def _fits(self, moves: csc_array) -> npt.NDArray[np.bool_]:
        """Whether each world gives the same print, and counts nobody less than zero times."""
        right = np.ones(moves.shape[1], dtype=bool)
        print_of = coo_array(self.bounds.known @ moves)
        right[print_of.coords[1][np.abs(print_of.data) > TOLERANCE]] = False
        for found, values in (
            (coo_array(moves), self.bounds.values),
            (coo_array(self.bounds.rests @ moves), self.bounds.rest_values),
        ):
            right[found.coords[1][found.data < -values[found.coords[0]] - TOLERANCE]] = False
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
