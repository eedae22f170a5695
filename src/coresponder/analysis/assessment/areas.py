"""Shares by beat since launch, for funnel plots between areas. Never by officer, clinician or team."""

from coresponder.analysis.assessment.content import AreaCount
from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.registry.building import computable
from coresponder.analysis.measures.outcomes.tallies import shares as tallies

AREA = "beat"
_SHARES = {share.key: share for share in SHARES}


def areas_of(program: Program, key: str) -> tuple[AreaCount, ...]:
    """How many of how many in each beat, by name; nothing where the measure is no share, or has no beats."""
    share = _SHARES.get(key)
    if share is None or program.lacking((*share.depends_on, f"{share.source.table}.{AREA}")):
        return ()
    wanted = computable(program, share.source, SHARES)
    name = f"beats of {share.source.table}"
    rows = program.taken(name, lambda it: tallies.by_area(it, share.source, wanted, AREA)).to_pylist()
    found = [(row["area"], int(row[f"in_{key}"] or 0), int(row[f"of_{key}"] or 0)) for row in rows if row["area"]]
    return tuple(AreaCount(name=area, events=events, of=of) for area, events, of in sorted(found) if of)
