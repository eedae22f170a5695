"""Publications of a program one after the other: what the next one may show, given all that is out already.

Whoever reads January to June and January to May knows June. So every count of every publication is written down beside
every other: the same count of two periods is made of the same months, counts of one publication are tied to each other,
and what was withheld once has to stay hidden. What may be shown is decided by the linear programs of `disclosure`, over
everything at once; what is out already cannot be withheld any more.

A later data set can count an earlier period differently. By how much is taken to be known to whoever reads, which is
the safe side: it gives them more to reckon with. That one record came late is itself not hidden.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Key, LinkedCounts, Sum, linked, tied_to, withhold
from coresponder.analysis.disclosure.auditing import exposed_counts
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.analysis.measures.outcomes.publishing import (
    ALL,
    OF_NOBODY,
    WITH,
    WITHHELD_SENTENCE,
    WITHOUT,
    counts_of,
    emptied,
    reckoned_from,
    rests_on_too_few,
)
from coresponder.analysis.measures.outcomes.stretches import (
    Found,
    Stretch,
    additive_ties,
    growing_ties,
    month_key,
    over_time,
)
from coresponder.analysis.measures.outcomes.within import ties_within

PARTS = (WITH, WITHOUT, ALL)


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


def released(
    publication: Publication, earlier: Sequence[Publication] = (), *, threshold: int = SMALLEST_PUBLISHED
) -> tuple[MeasureResult, ...]:
    """The results of a publication as they may be shown after all the earlier ones."""
    counts = tied_to(link(publication, earlier), _own(publication))
    withheld = withhold(counts, threshold=threshold)
    return tuple(_shown(publication, result, withheld, threshold) for result in publication.results)


def exposed(
    publication: Publication, earlier: Sequence[Publication] = (), *, threshold: int = SMALLEST_PUBLISHED
) -> tuple[Key, ...]:
    """The audit: small counts that could be worked out too closely once `publication` is out as it is to be shown."""
    return exposed_counts(link(publication, earlier), frozenset(_hidden(publication)), threshold=threshold)


def link(publication: Publication, earlier: Sequence[Publication]) -> LinkedCounts:
    """Every count of all publications, with all that ties them."""
    everything = [*earlier, publication]
    counts = {count.key: count for each in everything for count in _counts(each, is_new=each is publication)}
    sums: list[Sum] = []
    for more, ties in (*map(_within, everything), *_over_time(everything)):
        counts |= {count.key: count for count in more if count.key not in counts}
        sums += ties
    return linked(counts.values(), sums)


def _counts(publication: Publication, *, is_new: bool) -> Iterator[Count]:
    """What an earlier publication withheld, nobody prints; what it printed, nobody can withhold any more."""
    for key, (value, hidden) in publication.counts.items():
        yield Count(
            key=(publication.name, *key),
            value=value,
            published=is_new or not hidden,
            keep=2 if key[-1] == ALL else 0,
            out_already=not is_new and not hidden,
        )


def _own(publication: Publication) -> list[Key]:
    return [(publication.name, *key) for key in publication.counts]


def _hidden(publication: Publication) -> Iterator[Key]:
    return ((publication.name, *key) for key, (_, hidden) in publication.counts.items() if hidden)


def _within(publication: Publication) -> tuple[list[Count], list[Sum]]:
    """The sums of one publication: shares, groups, and measures that overlap."""
    values = {key: value for key, (value, _) in publication.counts.items()}
    counts, sums = ties_within(values)
    name = publication.name
    return (
        [replace(count, key=(name, *count.key)) for count in counts],
        [Sum(whole=(name, *tie.whole), parts=tuple((name, *part) for part in tie.parts)) for tie in sums],
    )


def _over_time(publications: Sequence[Publication]) -> Iterator[tuple[list[Count], list[Sum]]]:
    """The same count of several periods. Of a month that several of them cover, the newest data set says how many."""
    by_cell: dict[Key, list[Found]] = {}
    for each in publications:
        for key, (value, _) in each.counts.items():
            by_cell.setdefault(key, []).append(((each.name, *key), each.stretch, value))
    if len(publications) == 1:
        return
    months = _newest_months(publications)
    yield from (_within_month(month, values) for month, values in months.items())
    for key, found in by_cell.items():
        how = over_time(key)
        if how == "adds up":
            yield additive_ties(key, found, {month: counts.get(key, 0) for month, counts in months.items()})
        elif len(found) > 1 and how == "grows":
            yield growing_ties(found)


def _newest_months(publications: Sequence[Publication]) -> dict[date, dict[Key, int]]:
    """The counts of every month, those of a measure or of its groups from the newest publication that holds them."""
    months: dict[date, dict[Key, int]] = {}
    for each in publications:
        told = {_family(key) for key in each.counts}
        for month, counts in each.by_month.items():
            before = {key: value for key, value in months.get(month, {}).items() if _family(key) not in told}
            months[month] = before | dict(counts)
    return months


def _family(key: Key) -> Key:
    """The measure, and of groups the outcome and the trait that they are groups of."""
    return (key[0], *(each for each in key[1:-1] if each.startswith(("outcome=", "trait="))))


def _within_month(month: date, values: Mapping[Key, int]) -> tuple[list[Count], list[Sum]]:
    """What holds within a publication holds within a month, whichever publications its counts come from."""
    more, ties = ties_within(values)
    own = [Count(key=month_key(key, month), value=value, published=False) for key, value in values.items()]
    reckoned = [replace(count, key=month_key(count.key, month)) for count in more]
    sums = [
        Sum(whole=month_key(tie.whole, month), parts=tuple(month_key(part, month) for part in tie.parts))
        for tie in ties
    ]
    return [*own, *reckoned], sums


def _shown(publication: Publication, result: MeasureResult, withheld: frozenset[Key], threshold: int) -> MeasureResult:
    figures = result.figures
    hidden = {
        place
        for place, figure in enumerate(figures)
        if rests_on_too_few(figure, threshold) or _is_hidden(publication.name, result.key, figure, withheld)
    }
    hidden |= reckoned_from(figures, hidden)
    if not hidden:
        return result
    kept = tuple(emptied(figure) if place in hidden else figure for place, figure in enumerate(figures))
    return replace(result, figures=kept, sentence=WITHHELD_SENTENCE)


def _is_hidden(name: str, measure: str, figure: Figure, withheld: frozenset[Key]) -> bool:
    keys: Iterable[Key] = ((name, measure, *coordinates(figure), part) for part in PARTS)
    return any(key in withheld for key in keys)
