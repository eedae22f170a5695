"""From computed measures to what may be published: small numbers withheld, the sentences said again."""

from collections.abc import Sequence
from dataclasses import replace

from coresponder.analysis.disclosure.publication.releasing import release
from coresponder.analysis.measures import MeasureContext, MeasureResult, measure_named


def publishable(results: Sequence[MeasureResult], context: MeasureContext) -> tuple[MeasureResult, ...]:
    """All results of one baseline, without any count from 1 to 10 and without what one could be worked out from.

    A sentence is said from the figures that are left, so that it can give nothing away.
    """
    return tuple(_said_again(result, context) for result in release(results))


def _said_again(result: MeasureResult, context: MeasureContext) -> MeasureResult:
    if result.unavailable:
        return result
    return replace(result, sentence=measure_named(result.key).sentence(result.figures, context))
