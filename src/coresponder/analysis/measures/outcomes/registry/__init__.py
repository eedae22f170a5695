"""The registry of outcome measures: each defined once, for the computation, the dashboard, the reports, the catalogue.

context = program_context(Program(tables=tables, period=period), zone=zone)
compute(outcome_named("arrested_rate"), context).sentence
"""

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figures import MeasureResult
from coresponder.analysis.measures.measure import Measure, compute
from coresponder.analysis.measures.outcomes.registry import (
    care,
    connection,
    enforcement,
    equity,
    operations,
    partnership,
    repeats,
    times,
    volume,
)
from coresponder.analysis.measures.outcomes.registry.building import share_measures
from coresponder.analysis.measures.outcomes.shares import ShareOf
from coresponder.kernel.content_hash import content_sha256

SHARES: tuple[ShareOf, ...] = (*enforcement.SHARES, *care.SHARES, *operations.SHARES)

OUTCOMES: tuple[Measure, ...] = (
    *volume.MEASURES,
    *partnership.MEASURES,
    *share_measures(SHARES),
    *connection.MEASURES,
    *repeats.MEASURES,
    *times.MEASURES,
    *equity.measures(SHARES),
)

_BY_KEY = {measure.key: measure for measure in OUTCOMES}


def outcome_named(key: str) -> Measure:
    """The outcome measure of that key; KeyError where there is none."""
    return _BY_KEY[key]


def share_named(key: str) -> ShareOf:
    """The definition of a share by its key; KeyError where there is none."""
    return next(share for share in SHARES if share.key == key)


def outcomes_sha256() -> str:
    """SHA-256 of all definitions, in order."""
    return content_sha256([measure.to_mapping() for measure in OUTCOMES])


def compute_outcomes(context: MeasureContext) -> tuple[MeasureResult, ...]:
    """Every outcome measure, in order; nothing is withheld yet."""
    return tuple(compute(measure, context) for measure in OUTCOMES)
