"""Beginning an encounter at a desk, and keeping what is being written until it is filed."""

import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.formats.encounter import encounter_id
from coresponder.kernel.content_hash import canonical_json
from coresponder.kernel.errors import StateError
from coresponder.kernel.ids import uuid7
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.filing import Filed, file_part
from coresponder.program.encounters.audit_events import DRAFT_SAVED, ENCOUNTER_STARTED
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, EncounterCall, PartDraft
from coresponder.program.encounters.queries.drafts import own_draft
from coresponder.program.encounters.queries.places import may_write_in, own_assignment_or_none
from coresponder.program.encounters.vocabulary import CLASS_OF_THE_WHOLE, Way
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.models import Person
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.vocabulary import Deed


@transaction.atomic
def start_encounter(*, by: User, assignment: Assignment | None = None, person: Person | None = None) -> Encounter:
    """Begin an encounter at a desk: the next one on an assignment, or one without, such as a walk-in.

    On an assignment the id is that which a phone would make. Where a phone has begun the same one meanwhile, both write
    in it.
    """
    check(by, Permission.WRITE_ENCOUNTERS)
    now, person_id = timezone.now(), person.pk if person else None
    new = Encounter(pk=uuid7(), person_id=person_id, started_at=now, created_by=by, created_for=acting_agency(by))
    if assignment is not None:
        _place(new, assignment, by=by)
    new.save(force_insert=True)
    if assignment is not None:
        EncounterCall.objects.create(encounter=new, call_id=assignment.call_id)
    record(ENCOUNTER_STARTED, by=by, about=f"encounter:{new.pk}", person_id=person_id, details={"way": Way.DESK.value})
    return new


def _place(new: Encounter, assignment: Assignment, *, by: User) -> None:
    if own_assignment_or_none(by, assignment.pk) is None:
        raise Denied("not_there", "You were not on the team that had this assignment, so you cannot write about it.")
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    new.assignment, new.ordinal = locked, locked.encounters.count() + 1
    new.pk, new.started_at = encounter_id(locked.pk, new.ordinal), locked.on_scene_at or locked.offered_at


@transaction.atomic
def save_draft(*, encounter: Encounter, part: str, answers: Mapping[str, Any], narrative: str, by: User) -> PartDraft:
    """Keep what is being written, complete or not. It is the author's alone; nothing in it is checked yet."""
    check(by, Permission.WRITE_ENCOUNTERS)
    if not may_write_in(encounter, by):
        raise Denied("not_there", "You were not on the team of this encounter, so you cannot write in it.")
    reader(by)
    draft = own_draft(encounter, part, by) or _new_draft(encounter, part, by=by)
    draft.body = json.dumps({"answers": dict(answers), "narrative": narrative}, ensure_ascii=False)
    draft.saved_at = timezone.now()
    check_part(draft, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    draft.save()
    details: dict[str, int | bool | str | None] = {"part": part}
    record(DRAFT_SAVED, by=by, about=f"encounter:{encounter.pk}", person_id=draft.person_id, details=details)
    return draft


def _new_draft(encounter: Encounter, part: str, *, by: User) -> PartDraft:
    return PartDraft(
        pk=uuid7(), encounter=encounter, person_id=encounter.person_id, part=part, owner_agency=acting_agency(by),
        author=by, data_class=CLASS_OF_THE_WHOLE[part], started_at=timezone.now(),
    )  # fmt: skip


@transaction.atomic
def file_draft(*, draft: PartDraft, by: User, forked_from: str | None = None) -> Filed:
    """File what was written at a desk, as the same bytes that a phone would send."""
    if draft.author_id != by.pk:
        raise StateError("not_yours", "Somebody else wrote this draft.", "Write your own part.")
    written, encounter = json.loads(draft.body), draft.encounter
    call = EncounterCall.objects.filter(encounter=encounter).values_list("call_id", flat=True).first()
    document = {
        "encounter": str(encounter.pk),
        "part": draft.part,
        "record": str(draft.pk),
        "form_version": form_in_use().version,
        "started_at": _local(draft.started_at),
        "filed_at": _local(timezone.now()),
        "assignment": str(encounter.assignment_id) if encounter.assignment_id else None,
        "call": str(call) if call else None,
        "ordinal": encounter.ordinal if encounter.assignment_id else None,
        "person": str(encounter.person_id) if encounter.person_id else None,
        "answers": written["answers"],
        "narrative": written["narrative"],
        "forked_from": forked_from,
        "sections": {},
    }
    return file_part(body=canonical_json(document).encode(), by=by, way=Way.DESK, sent_at=timezone.now())


def _local(moment: Any) -> str:
    return timezone.localtime(moment).isoformat()
