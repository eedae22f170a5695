"""The figures of a baseline as they may be published."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby

from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED, Key
from coresponder.analysis.disclosure.publication.linking import link
from coresponder.analysis.disclosure.publication.ties import Ties, ties_of
from coresponder.analysis.disclosure.withholding import withhold
from coresponder.analysis.measures.figures import Figure, MeasureResult
from coresponder.kernel.errors import UsageError

# Sums of time over cells whose total is published: a single withheld one would be what the others leave over.
SUMS_OF_TIME = frozenset({"crisis_unit_hours_by_weekday_hour"})


def release(results: Iterable[MeasureResult], *, threshold: int = SMALLEST_PUBLISHED) -> tuple[MeasureResult, ...]:
    """The results without any small number, and without anything that a small number could be worked out from.

    Give all results of one publication at once: what is safe depends on everything beside it. The sentence of a
    result of which anything is withheld is emptied, since it may hold the number; say it again from the figures.
    UsageError for a threshold below 11: it can be raised, never lowered.
    """
    if threshold < SMALLEST_PUBLISHED:
        raise UsageError(
            "threshold_too_low",
            f"Counts below {SMALLEST_PUBLISHED} are never published.",
            f"Give a threshold of {SMALLEST_PUBLISHED} or more.",
        )
    results = tuple(results)
    withheld = withhold(link(results, threshold=threshold), threshold=threshold)
    return tuple(_released(result, withheld, threshold) for result in results)


def _released(result: MeasureResult, withheld: AbstractSet[Key], threshold: int) -> MeasureResult:
    figures = tuple(_figure(figure, ties_of(result.key, figure), withheld, threshold) for figure in result.figures)
    if result.key in SUMS_OF_TIME:
        figures = _never_one_alone(figures)
    if figures == result.figures:
        return result
    return replace(result, figures=figures, sentence="")


def _figure(figure: Figure, ties: Ties, withheld: AbstractSet[Key], threshold: int) -> Figure:
    if ties.describes_too_few(threshold) or not withheld.isdisjoint(ties.rests_on):
        return _suppressed(figure)
    return replace(
        figure,
        n=None if ties.n in withheld else figure.n,
        missing=None if ties.missing in withheld else figure.missing,
        excluded=None if ties.excluded in withheld else figure.excluded,
    )


def _suppressed(figure: Figure) -> Figure:
    return Figure(by=figure.by, value=None, missing=None, excluded=None, suppressed=True)


def _never_one_alone(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Where one cell of a definition is withheld, withhold the one with the fewest calls beside it as well."""
    released: list[Figure] = []
    for _, group in groupby(figures, key=lambda figure: figure.by.get("definition")):
        cells = list(group)
        if sum(cell.suppressed for cell in cells) == 1:
            shown = [place for place, cell in enumerate(cells) if not cell.suppressed and cell.n]
            for place in sorted(shown, key=lambda place: cells[place].n or 0)[:1]:
                cells[place] = _suppressed(cells[place])
        released.extend(cells)
    return tuple(released)
