"""One publication: what was computed, what was shown, and the counts of both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from coresponder.analysis.disclosure import Key
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.outcomes.publishing import OF_NOBODY, counts_of
from coresponder.analysis.measures.outcomes.stretches import Stretch, over_time


@dataclass(frozen=True, kw_only=True)
class Publication:
    """The results of some measures over whole months as computed, and, once it is out, as they were shown.

    `name` tells it from the others. `by_month` holds the counts of each month of the period, as `month_counts` gives
    them (by measure, cell and part). `shown` is None for the publication that is being prepared.
    """

    name: str
    first_on: date
    last_on: date
    results: tuple[MeasureResult, ...]
    by_month: Mapping[date, Mapping[Key, int]]
    shown: tuple[MeasureResult, ...] | None = None

    @property
    def stretch(self) -> Stretch:
        return Stretch(first_on=self.first_on, last_on=self.last_on)

    @cached_property
    def cells(self) -> dict[Key, "Cell"]:
        """Every figure by its measure and its cell."""
        found: dict[Key, Cell] = {}
        shown = {result.key: result.figures for result in self.shown or ()}
        for result in self.results:
            out = shown.get(result.key, ())
            for place, figure in enumerate(result.figures):
                hidden = self.shown is not None and (place >= len(out) or out[place].suppressed)
                found[(result.key, *coordinates(figure))] = Cell(figure=figure, is_hidden=hidden)
        return found

    @cached_property
    def counts(self) -> dict[Key, tuple[int, bool]]:
        """Every count by measure, cell and part, with whether it is hidden."""
        return {
            (*key, part): (value, cell.is_hidden)
            for key, cell in self.cells.items()
            if key[0] not in OF_NOBODY
            for part, value in counts_of(cell.figure).items()
        }

    @cached_property
    def families(self) -> list[Key]:
        """What it tells of: a measure that can be computed tells of nobody too."""
        told = {(result.key,) for result in self.results if not result.unavailable and not _is_grouped(result)}
        return sorted(told | {family_of(key) for key in self.cells})

    def value_of(self, key: Key) -> int:
        """A count; of a cell that it does not name, none."""
        return self.counts.get(key, (0, False))[0]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure of a publication, and whether it was withheld there."""

    figure: Figure
    is_hidden: bool


def month_counts(results: Iterable[MeasureResult]) -> dict[Key, int]:
    """The counts of one month that add up over months, by measure, cell and part."""
    found = {
        (result.key, *coordinates(figure), part): value
        for result in results
        for figure in result.figures
        for part, value in counts_of(figure).items()
    }
    return {key: value for key, value in found.items() if over_time(key) == "adds up"}


def coordinates(figure: Figure) -> tuple[str, ...]:
    """The names and values of a figure's cell, in order."""
    return tuple(f"{name}={value}" for name, value in sorted(figure.by.items()))


def family_of(key: Key) -> Key:
    """The measure, and of groups the outcome and the trait: of these a publication holds all cells or none."""
    return (key[0], *(each for each in key[1:] if each.startswith(("outcome=", "trait="))))


def _is_grouped(result: MeasureResult) -> bool:
    return any("trait" in figure.by for figure in result.figures)
