"""Random publications of the invented county, and a reader with a solver who has read all of them.

The reader knows what every figure says (how many of how many, and how many were not recorded), that nobody is counted
less than zero times, that groups are everybody, and which outcomes lie within which. That is written down here anew, on
the rows themselves, and shares nothing with the code that decides what to withhold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import ibis.expr.types as ir
import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array

from coresponder.analysis.disclosure.worlds import Worlds
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.outcomes.publications import Publication, month_counts, released
from coresponder.analysis.measures.outcomes.registry import share_named
from coresponder.program.reports.kinds import measures_of
from coresponder.program.reports.vocabulary import ReportKind
from tests.support.invented_county import TRAITS, invented_program

THRESHOLD = 11
SHARES = (
    "arrested_rate", "booked_rate", "cited_rate", "warrant_arrest_rate", "arrest_rate_of_eligible",
    "handcuffs_only_rate", "involuntary_hold_rate", "stabilized_in_community_rate", "emergency_department_rate",
    "warm_handoff_rate", "need_offered_rate", "offer_accepted_rate",
)  # fmt: skip
COMPARED = ("arrested_rate", "handcuffs_only_rate", "involuntary_hold_rate", "stabilized_in_community_rate")
# Whatever counts under the first (its part) counts under the others (theirs).
ARRESTS = ("arrested_rate", "with")
WITHIN: dict[str, tuple[tuple[str, str, str], ...]] = {
    "booked_rate": (("with", *ARRESTS),),
    "warrant_arrest_rate": (("with", *ARRESTS),),
    "arrest_rate_of_eligible": (("with", *ARRESTS), ("without", "arrested_rate", "without")),
    "arrested_rate": (("with", "stabilized_in_community_rate", "without"),),
    "involuntary_hold_rate": (("with", "stabilized_in_community_rate", "without"),),
    "emergency_department_rate": (("with", "stabilized_in_community_rate", "without"),),
}
# Asked of all contacts in which the person was met; and asked of those that another measure found.
MET = (
    "arrested_rate", "booked_rate", "cited_rate", "warrant_arrest_rate", "handcuffs_only_rate", "involuntary_hold_rate",
    "stabilized_in_community_rate", "emergency_department_rate", "warm_handoff_rate",
)  # fmt: skip
ASKED_OF = {"offer_accepted_rate": "need_offered_rate"}
PARTS = ("with", "without", "missing")
KINDS = (ReportKind.MONTHLY, ReportKind.MONTHLY, ReportKind.ANNUAL, ReportKind.ONE_PAGER, ReportKind.QUESTIONNAIRE)
LENGTHS: dict[str, int] = {ReportKind.MONTHLY: 1, ReportKind.ANNUAL: 12}
NOBODY, EVERYBODY = "nobody", ("", "")
Group = tuple[str, str]
Cell = tuple[str, str, str]  # measure, trait, group
Drawing = Callable[[np.random.Generator, int], Publication]
Unknown = tuple[Cell, int, str]  # in which stretch, and which part of it


@dataclass(frozen=True)
class Told:
    """Of one cell in some months: how many with the outcome, of how many, and of how many it is not known."""

    found: int
    of: int
    missing: int

    def __add__(self, other: "Told") -> "Told":
        return Told(self.found + other.found, self.of + other.of, self.missing + other.missing)


NOTHING = Told(0, 0, 0)


@cache
def told_by_month() -> dict[date, dict[Cell, Told]]:
    """Every cell of every month, counted row by row."""
    program = invented_program()
    rows = program.tables["encounters"].left_join(program.tables["persons"], "person")
    asked: dict[str, ir.BooleanValue] = {}
    for key in SHARES:
        share = share_named(key)
        among = share.among(rows).fill_null(False)
        asked |= {f"{key}/of": among, f"{key}/in": share.counts(rows)}
    table = rows.select("local_month", **{name: rows[name] for name in TRAITS}, **asked).to_pyarrow().to_pylist()
    found: dict[date, dict[Cell, Told]] = {}
    for row in table:
        month = found.setdefault(row["local_month"], {})
        for key in SHARES:
            if row[f"{key}/of"]:
                _count(month, key, row[f"{key}/in"], row)
    return dict(sorted(found.items()))


def _count(month: dict[Cell, Told], key: str, counts: bool | None, row: Mapping[str, object]) -> None:
    one = Told(int(counts is True), int(counts is not None), int(counts is None))
    groups = [(trait, str(row[trait] or "not_recorded")) for trait in TRAITS] if key in COMPARED else []
    for trait, group in (EVERYBODY, *groups):
        cell = (key, trait, group)
        month[cell] = month.get(cell, NOTHING) + one


def over(months: Iterable[date], cell: Cell) -> Told:
    """A cell over several months."""
    by_month = told_by_month()
    return sum((by_month[month].get(cell, NOTHING) for month in months), NOTHING)


def drawn(stream: np.random.Generator, number: int) -> Publication:
    """Some measures, of everybody and by some trait, over any months."""
    every = list(told_by_month())
    length = int(stream.choice([1, 2, 3, 3, 6, 6, 12, 12, 17]))
    first = int(stream.integers(0, len(every) - length + 1))
    months = every[first : first + length]
    keys = asked(stream)
    traits = stream.choice(list(TRAITS), size=int(stream.integers(0, 3)), replace=False).tolist()
    compared = stream.choice(COMPARED, size=2, replace=False).tolist() if traits else []
    return _publication(number, months, keys, compared, traits)


def drawn_as_offered(stream: np.random.Generator, number: int) -> Publication:
    """A report of a kind that the program offers: a month, a year with all groups, a page, answers to a funder.

    Months apart from reports of a month, periods begin with a quarter of the calendar.
    """
    every = list(told_by_month())
    kind = str(stream.choice(KINDS))
    length = LENGTHS.get(kind) or int(stream.choice([3, 6, 12]))
    begins = [
        place for place, month in enumerate(every[: len(every) - length + 1]) if length == 1 or month.month % 3 == 1
    ]
    first = begins[int(stream.integers(0, len(begins)))]
    traits = sorted(TRAITS) if kind == ReportKind.ANNUAL else []
    keys = [key for key in measures_of(kind) if key in SHARES] if kind != ReportKind.QUESTIONNAIRE else asked(stream)
    return _publication(number, every[first : first + length], keys, sorted(COMPARED) if traits else [], traits)


def asked(stream: np.random.Generator) -> list[str]:
    """One to six measures."""
    keys: list[str] = stream.choice(SHARES, size=int(stream.integers(1, 7)), replace=False).tolist()
    return keys


def _publication(
    number: int, months: Sequence[date], keys: Sequence[str], compared: Sequence[str], traits: Sequence[str]
) -> Publication:
    return Publication(
        name=f"{number:03d}",
        first_on=months[0],
        last_on=(months[-1] + timedelta(days=31)).replace(day=1) - timedelta(days=1),
        results=_results(months, keys, compared, traits),
        by_month={month: month_counts(_results([month], keys, compared, traits)) for month in months},
    )


def _results(
    months: Sequence[date], keys: Sequence[str], compared: Sequence[str], traits: Sequence[str]
) -> tuple[MeasureResult, ...]:
    """What the measures of the registry would give, without intervals."""
    plain = [
        MeasureResult(key=key, version="1", figures=_figure({}, over(months, (key, "", "")))) for key in sorted(keys)
    ]
    by_group = tuple(
        figure
        for key in sorted(compared)
        for trait in sorted(traits)
        for group in sorted(set(TRAITS[trait]) | {"not_recorded"})
        for figure in _figure(
            {"outcome": key, "trait": trait, "group": group, "kind": "share"}, over(months, (key, trait, group))
        )
    )
    equity = [MeasureResult(key="equity_in_outcome", version="1", figures=by_group)] if by_group else []
    return (*plain, *equity)


def _figure(by: dict[str, str | int], told: Told) -> tuple[Figure, ...]:
    if not told.of:
        return ()
    missing = 0 if "trait" in by else told.missing
    return (
        Figure(
            by=by, value=told.found / told.of, n=told.of, numerator=told.found, denominator=told.of, missing=missing
        ),
    )


def in_sequence(count: int, *, seed: int, draw: Drawing = drawn) -> list[Publication]:
    """So many publications, each as it may go out after all the earlier ones."""
    stream, out, worlds = np.random.default_rng(seed), list[Publication](), Worlds()
    for number in range(count):
        new = draw(stream, number)
        out.append(replace(new, shown=released(new, out, worlds=worlds)))
    return out


@dataclass
class Reader:
    """Whoever has read all of them. Unknown is how many there are of every cell, in every stretch of months.

    Nothing is taken from the code that decides what to withhold. What is known beside the print is `WITHIN`, `MET` and
    `ASKED_OF`, which follow from the definitions that every report prints; `definitions_hold` looks whether they do.
    """

    publications: Sequence[Publication]
    places: dict[Unknown, int] = field(default_factory=dict)
    known: list[tuple[list[int], list[float], float]] = field(default_factory=list)
    never_more: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        months = list(told_by_month())
        starts = {each.first_on for each in self.publications}
        starts |= {each.last_on + timedelta(days=1) for each in self.publications}
        self.stretch_of, stretch = {}, -1
        for month in months:
            stretch += month in starts or month == months[0]
            self.stretch_of[month] = stretch
        for each in self.publications:
            for result in each.shown or ():
                for figure in result.figures:
                    self._read(each, result.key, figure)
                self._nobody_is_in_other_groups(each, result)
        self._groups_are_everybody()
        self._all_are_asked_of_the_same()
        self._what_lies_within()
        self.equal, self.less = self._rows()
        self.truth = self._truth()

    def _place(self, cell: Cell, stretch: int, part: str) -> int:
        return self.places.setdefault((cell, stretch, part), len(self.places))

    def _know(self, plus: Sequence[int], minus: Sequence[int] = (), number: float = 0.0) -> None:
        self.known.append(([*plus, *minus], [*[1.0] * len(plus), *[-1.0] * len(minus)], number))

    def _stretches(self, publication: Publication) -> list[int]:
        within = [m for m in self.stretch_of if publication.first_on <= m <= publication.last_on]
        return sorted({self.stretch_of[month] for month in within})

    def _read(self, publication: Publication, key: str, figure: Figure) -> None:
        is_group = "trait" in figure.by
        name = str(figure.by["outcome"]) if is_group else key
        cell = (name, str(figure.by.get("trait", "")), str(figure.by.get("group", "")))
        said = {"with": figure.numerator, "without": None, "missing": None if is_group else figure.missing}
        if figure.numerator is not None and figure.denominator is not None:
            said["without"] = figure.denominator - figure.numerator
        for part, number in said.items():
            places = [self._place(cell, stretch, part) for stretch in self._stretches(publication)]
            if number is not None:
                self._know(places, number=float(number))

    def _nobody_is_in_other_groups(self, publication: Publication, result: MeasureResult) -> None:
        """A group that a table of groups does not name has nobody in it of whom it is known."""
        named = {tuple(str(figure.by[name]) for name in ("outcome", "trait", "group")) for figure in result.figures
                 if "trait" in figure.by}  # fmt: skip
        for outcome, trait in {each[:2] for each in named}:
            for group in _groups(trait) - {each[2] for each in named if each[:2] == (outcome, trait)}:
                for stretch in self._stretches(publication):
                    for part in ("with", "without"):
                        self._know([self._place((outcome, trait, group), stretch, part)])

    def _groups_are_everybody(self) -> None:
        for name, trait, stretch in sorted(
            {(cell[0], cell[1], stretch) for cell, stretch, _ in self.places if cell[1]}
        ):
            for part in PARTS:
                parts = [self._place((name, trait, group), stretch, part) for group in sorted(_groups(trait))]
                self._know(parts, [self._place((name, "", ""), stretch, part)])

    def _all_are_asked_of_the_same(self) -> None:
        """With, without and not recorded are the same contacts for many measures, or those that another one found."""
        for (name, trait, group), stretch in sorted({(cell, stretch) for cell, stretch, _ in self.places}):
            own = [self._place((name, trait, group), stretch, part) for part in PARTS]
            if name in MET:
                self._know(own, [self._place(("contacts", trait, group), stretch, "met")])
            wide = (ASKED_OF.get(name, ""), trait, group)
            if (wide, stretch, "with") in self.places:
                self._know(own, [self.places[wide, stretch, "with"]])

    def _what_lies_within(self) -> None:
        for (name, trait, group), stretch in sorted({(cell, stretch) for cell, stretch, _ in self.places}):
            for part, wide, wide_part in WITHIN.get(name, ()):
                narrow, other = ((name, trait, group), stretch, part), ((wide, trait, group), stretch, wide_part)
                if narrow in self.places and other in self.places:
                    self.never_more.append((self.places[narrow], self.places[other]))

    def narrowed(self, *, threshold: int = THRESHOLD) -> list[str]:
        """What lies between 1 and 10 and could be fewer than eleven different numbers, in words."""
        self.targets = self._targets(threshold)
        low = {name: float(self.truth[places].sum()) for name, places in self.targets.items()}
        high, waiting, stream, in_vain = dict(low), dict(self.targets), np.random.default_rng(3), 0
        for turn in range(200):
            if in_vain == 3 or not waiting:
                break
            weights = np.zeros(len(self.places))
            for places in waiting.values():
                weights[places] += 10.0 ** float(stream.uniform(-3.0, 0.0))
            self._widen(self.targets, low, high, self._solved(weights if turn % 4 == 3 else -weights, waiting))
            left = {name: places for name, places in waiting.items() if high[name] - low[name] < threshold - 1e-6}
            waiting, in_vain = left, in_vain + 1 if len(left) == len(waiting) else 0
        for name, places in list(waiting.items()):
            for sign in (1.0, -1.0):
                if high[name] - low[name] < threshold - 1e-6:
                    weights = np.zeros(len(self.places))
                    weights[places] = sign
                    self._widen(self.targets, low, high, self._solved(weights, {}))
        return sorted(name for name in self.targets if high[name] - low[name] < threshold - 1e-6)

    def _widen(
        self,
        targets: Mapping[str, list[int]],
        low: dict[str, float],
        high: dict[str, float],
        found: npt.NDArray[np.float64],
    ) -> None:
        for name, places in targets.items():
            value = float(found[places].sum())
            low[name], high[name] = min(low[name], value), max(high[name], value)

    def _targets(self, threshold: int) -> dict[str, list[int]]:
        """Every stretch of every cell, and every count of every publication: with, without, and both together."""
        wanted: dict[str, list[int]] = {}
        for cell, stretch, part in list(self.places):
            if part in ("with", "without"):
                wanted[f"{cell} in stretch {stretch}: {part}"] = [self.places[cell, stretch, part]]
        for first_on, last_on in sorted({(each.first_on, each.last_on) for each in self.publications}):
            for cell in sorted({cell for cell, _, _ in self.places}):
                wanted |= self._of_period(first_on, last_on, cell)
        return {name: places for name, places in wanted.items() if 0 < self.truth[places].sum() < threshold}

    def _of_period(self, first_on: date, last_on: date, cell: Cell) -> dict[str, list[int]]:
        stretches = sorted({own for month, own in self.stretch_of.items() if first_on <= month <= last_on})
        keys = [(cell, stretch, part) for stretch in stretches for part in ("with", "without")]
        if not all(key in self.places for key in keys):
            return {}
        return {
            f"{cell} from {first_on} to {last_on}: {' and '.join(parts)}": [
                self.places[k] for k in keys if k[2] in parts
            ]
            for parts in (("with",), ("without",), ("with", "without"))
        }

    def _truth(self) -> npt.NDArray[np.float64]:
        truth = np.zeros(len(self.places))
        for (cell, stretch, part), place in self.places.items():
            months = [month for month, own in self.stretch_of.items() if own == stretch]
            told = over(months, (MET[0], *cell[1:]) if part == "met" else cell)
            truth[place] = {
                "with": told.found, "without": told.of - told.found, "missing": told.missing,
                "met": told.of + told.missing,
            }[part]  # fmt: skip
        return truth

    def _rows(self) -> tuple[csr_array, csr_array]:
        rows = [row for row, (places, _, _) in enumerate(self.known) for _ in places]
        columns = [place for places, _, _ in self.known for place in places]
        signs = [sign for _, each, _ in self.known for sign in each]
        equal = csr_array((signs, (rows, columns)), shape=(len(self.known), len(self.places)))
        pairs = len(self.never_more)
        ends = [place for two in self.never_more for place in two]
        less = csr_array(
            ([1.0, -1.0] * pairs, ([pair for pair in range(pairs) for _ in (0, 1)], ends)),
            shape=(pairs, len(self.places)),
        )
        return equal, less

    def definitions_hold(self) -> bool:
        """Whether what the reader takes to be known is true of the rows: else nothing that is found here means much."""
        numbers = np.array([number for _, _, number in self.known])
        return bool(np.allclose(self.equal @ self.truth, numbers) and (self.less @ self.truth <= 0).all())

    def _solved(self, costs: npt.NDArray[np.float64], capped: Mapping[str, list[int]]) -> npt.NDArray[np.float64]:
        """The cheapest counts that give the same print; of those that are capped, no more than it takes."""
        most = np.full(len(self.places), 4000.0)
        for places in capped.values():
            if len(places) == 1:
                most[places] = self.truth[places] + THRESHOLD
        found = linprog(
            costs, A_eq=self.equal, b_eq=[number for _, _, number in self.known],
            A_ub=self.less, b_ub=np.zeros(len(self.never_more)),
            bounds=np.column_stack((np.zeros(len(most)), most)), method="highs",
        )  # fmt: skip
        assert found.success, found.message
        solution: npt.NDArray[np.float64] = found.x
        return solution


def _groups(trait: str) -> set[str]:
    return set(TRAITS[trait]) | {"not_recorded"}
