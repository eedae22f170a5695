"""Shares by beat since launch, for funnel plots between areas. Never by officer, clinician or team."""

from coresponder.analysis.assessment.content import AreaCount
from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.registry.building import cells_by
from coresponder.analysis.measures.outcomes.tallies.shares import AREA

_SHARES = {share.key: share for share in SHARES}


def areas_of(program: Program, key: str) -> tuple[AreaCount, ...]:
    """How many of how many in each beat, by name; nothing where the measure is no share, or has no beats."""
    share = _SHARES.get(key)
    if share is None or program.lacking((*share.depends_on, f"{share.source.table}.{AREA}")):
        return ()
    areas = cells_by(program, share.source, SHARES, "area")
    found = [(area, row[f"in_{key}"], row[f"of_{key}"]) for area, row in areas.items() if area]
    return tuple(AreaCount(name=area, events=events, of=of) for area, events, of in sorted(found) if of)
