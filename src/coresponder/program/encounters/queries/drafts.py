"""What somebody is writing: their own drafts, and nobody else's."""

import json
from typing import Any

from coresponder.program.encounters.models import Encounter, PartDraft, PartFiling
from coresponder.program.encounters.queries.prefill import prefill
from coresponder.program.encounters.vocabulary import PartState
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User


def own_draft(encounter: Encounter, part: str, by: User) -> PartDraft | None:
    """The draft that somebody has of a part. Call it in a transaction."""
    drafts = PartDraft.objects.filter(encounter=encounter, part=part, author=by)
    return readable(drafts, by=by, purpose=usual_purpose(by.role)).select_related("encounter").first()


def own_drafts(by: User) -> list[PartDraft]:
    """Everything that somebody has begun and not filed, the oldest first. Call it in a transaction."""
    drafts = readable(PartDraft.objects.filter(author=by), by=by, purpose=usual_purpose(by.role))
    return list(drafts.select_related("encounter").order_by("started_at"))


def returned_filing(encounter: Encounter, part: str, by: User) -> PartFiling | None:
    """The filing of one's own that was returned and waits to be written anew. Call it in a transaction."""
    rows = PartFiling.objects.filter(encounter=encounter, part=part, author=by, state=PartState.RETURNED, ended_at=None)
    return readable(rows, by=by, purpose=usual_purpose(by.role)).first()


def begin_with(encounter: Encounter, part: str, by: User) -> tuple[dict[str, Any], str]:
    """What the form shows first: the draft, or else what was returned, or else what dispatch knows."""
    draft = own_draft(encounter, part, by)
    if draft is not None:
        found = json.loads(draft.body or "{}")
        return dict(found.get("answers", {})), str(found.get("narrative", ""))
    returned = returned_filing(encounter, part, by)
    if returned is not None:
        found = json.loads(returned.body)
        return dict(found["answers"]), str(found.get("narrative", ""))
    return prefill(encounter.assignment, part=part), ""
