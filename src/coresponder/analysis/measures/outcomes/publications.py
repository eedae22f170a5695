"""Publications of a program one after the other: what the next one may show, given all that is out already.

Whoever reads January to June and January to May knows June. So every count of every publication is written down beside
every other: the same count of two periods is made of the same months, counts of one publication are tied to each other,
and what was withheld once has to stay hidden. What may be shown is decided by the linear programs of `disclosure`, over
everything at once; what is out already cannot be withheld any more.

A later data set can count an earlier period differently. By how much is taken to be known to whoever reads, which is
the safe side: it gives them more to reckon with. That one record came late is itself not hidden.
"""

from collections.abc import Sequence
from dataclasses import replace

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Key
from coresponder.analysis.disclosure.worlds import Worlds, exposed_in, figures_to_withhold
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.outcomes.publication import Publication, coordinates, month_counts
from coresponder.analysis.measures.outcomes.publishing import (
    WITHHELD_SENTENCE,
    emptied,
    reckoned_from,
    rests_on_too_few,
)
from coresponder.analysis.measures.outcomes.tying import web_of
from coresponder.analysis.measures.outcomes.within import untied
from coresponder.kernel.spoken_english import listed

__all__ = ["Publication", "coordinates", "exposed", "month_counts", "released"]

UNTIED = (
    "By {names} nothing of it is shown: it is not known here how that adds up to the totals that are published, so a"
    " small number might follow. Publish the total without the breakdown."
)


def released(
    publication: Publication,
    earlier: Sequence[Publication] = (),
    *,
    threshold: int = SMALLEST_PUBLISHED,
    worlds: Worlds | None = None,
) -> tuple[MeasureResult, ...]:
    """The results of a publication as they may be shown after all the earlier ones.

    `worlds` may be kept from one publication of a sequence to the next, which saves looking for them again.
    """
    web = web_of(earlier, publication)
    withheld = figures_to_withhold(web, threshold=threshold, worlds=worlds)
    return tuple(_shown(result, withheld, threshold) for result in publication.results)


def exposed(
    publication: Publication,
    earlier: Sequence[Publication] = (),
    *,
    threshold: int = SMALLEST_PUBLISHED,
    worlds: Worlds | None = None,
) -> tuple[Key, ...]:
    """The audit: small counts that could be worked out too closely once `publication` is out as it is to be shown."""
    hidden = frozenset(key for key, cell in publication.cells.items() if cell.is_hidden)
    return exposed_in(web_of(earlier, publication), hidden, threshold=threshold, worlds=worlds)


def _shown(result: MeasureResult, withheld: frozenset[Key], threshold: int) -> MeasureResult:
    """What is left of a result. A breakdown of which nothing here knows how it adds up is withheld as a whole."""
    figures = result.figures
    if names := untied(result.key, (name for figure in figures for name in figure.by)):
        return replace(result, figures=tuple(map(emptied, figures)), sentence=UNTIED.format(names=listed(names)))
    hidden = {
        place
        for place, figure in enumerate(figures)
        if rests_on_too_few(figure, threshold) or (result.key, *coordinates(figure)) in withheld
    }
    hidden |= reckoned_from(figures, hidden)
    if not hidden:
        return result
    kept = tuple(emptied(figure) if place in hidden else figure for place, figure in enumerate(figures))
    return replace(result, figures=kept, sentence=WITHHELD_SENTENCE)
