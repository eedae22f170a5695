"""How calls are told apart where the export gives them no number: by several columns together."""

from collections.abc import Sequence

from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.decisions import Decision
from coresponder.formats.cad.proposing.looks import ColumnLook

TOGETHER = ("received_at", "queued_at", "final_type", "address", "latitude", "longitude")
CONFIDENCE = 0.4
UNIQUE_ENOUGH = 0.95


def numbered_together(decided: Sequence[Decision]) -> list[Decision]:
    """A number made of when, what and where, if no column is one and these tell nearly all rows apart."""
    assigned = {decision.field: decision.candidate for decision in decided}
    parts = [assigned[field] for field in TOGETHER if field in assigned]
    if "event_number" in assigned or not {"received_at", "queued_at"} & assigned.keys() or len(parts) < 2:
        return []
    candidate = _together(parts)
    unique = candidate.look.unique_share
    reason = f"No column numbers the calls; when, what and where together tell {unique:.0%} of rows apart."
    numbered = Decision(candidate=candidate, field="event_number", confidence=CONFIDENCE, reason=reason)
    return [numbered] if unique >= UNIQUE_ENOUGH else []


def _together(parts: Sequence[Candidate]) -> Candidate:
    """One candidate of all the columns. Only a fingerprint of it is kept, because an address is in it."""
    columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
    headers = tuple(dict.fromkeys(header for part in parts for header in part.headers))
    rows = zip(*(part.look.cells for part in parts), strict=True)
    return Candidate(
        columns=columns, headers=headers, look=ColumnLook(tuple(" ".join(row) for row in rows)), digest=True
    )
