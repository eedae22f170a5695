"""Filing one part of an encounter: from a phone or a desk, with or without a network in between, once."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from coresponder.formats.encounter import Document, FilingRefused, Form, read_document
from coresponder.formats.encounter.checking import Problem, instant_of
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters import listeners
from coresponder.program.encounters.actions.linking import take_person
from coresponder.program.encounters.actions.storing import answers_of, new_filing
from coresponder.program.encounters.audit_events import PART_FILED, PART_KEPT_BOTH
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, EncounterCall, PartAnswers, PartDraft, PartFiling
from coresponder.program.encounters.queries.places import may_write_in, own_assignment_or_none
from coresponder.program.encounters.rules.filing import (
    decides_the_facts,
    is_beside,
    refuse_returns,
    takes_the_place_of,
)
from coresponder.program.encounters.sections import NextStep, take
from coresponder.program.encounters.vocabulary import Way
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.queries.persons import person_known_to
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where a filing was sent to, which has to be what it says of itself."""

    encounter: UUID
    part: str
    record: UUID


@dataclass(frozen=True, kw_only=True)
class Filed:
    """What became of a filing: new, there already, or kept beside another one; and what has to be done next."""

    filing: PartFiling
    is_new: bool
    next_steps: Sequence[NextStep]

    @property
    def is_kept_beside(self) -> bool:
        return self.filing.is_beside_another


@transaction.atomic
def file_part(
    *, body: bytes, by: User, way: Way, sent_at: datetime | None = None, address: Address | None = None
) -> Filed:
    """File one part. The same bytes again change nothing and give what was filed; other bytes are kept beside them.

    `sent_at` is what the phone's clock showed when it sent. FilingRefused where something has to be mended, and then
    nothing is stored; Denied where somebody may not write this part, or was not there.
    """
    check(by, Permission.WRITE_ENCOUNTERS)
    form = form_in_use()
    document = read_document(body, form=form)
    if address not in (None, Address(encounter=document.encounter, part=document.part, record=document.record)):
        raise FilingRefused("wrong_address", "The record names another encounter than its address.", "Reload the form.")
    refuse_returns(document, form)
    reader(by)  # opens the second wall for what the role may read, so that former filings are found
    encounter = _encounter(document, by=by)
    if known := _known(document, encounter, by=by):
        return Filed(filing=known, is_new=False, next_steps=_steps_of(known))
    return _filed(document, encounter, form=form, by=by, way=way, sent_at=sent_at)


def _filed(
    document: Document, encounter: Encounter, *, form: Form, by: User, way: Way, sent_at: datetime | None
) -> Filed:
    now = timezone.now()
    person_id = _person(document, encounter, by=by)
    before = _before(document, encounter, by=by)
    holding = [each for each in before if each.holds]
    filing = new_filing(
        document, form=form, encounter=encounter, person_id=person_id, number=len(before) + 1, by=by, way=way,
        received_at=now, offset_seconds=None if sent_at is None else round((sent_at - now).total_seconds()),
    )  # fmt: skip
    filing.is_beside_another = is_beside(holding)
    if takes_the_place_of(holding):
        filing.replaces = holding[0]
        end_filing(holding[0], by=by)
    _note_facts(encounter, document, filing)
    filing.save(force_insert=True)
    for answers in answers_of(filing, document, form=form):
        answers.save(force_insert=True)
    PartDraft.objects.filter(pk=document.record, author=by).delete()
    steps = take(filing, document.sections, by=by)
    _keep_receipt(filing, steps)
    _record(filing, by=by, person_id=person_id)
    listeners.tell(encounter, by=by)
    return Filed(filing=filing, is_new=True, next_steps=steps)


def end_filing(filing: PartFiling, *, by: User) -> None:
    """The filing stands no more for its part: another one does. It is kept as it was."""
    filing.ended_at, filing.ended_by = timezone.now(), by
    filing.save(update_fields=["ended_at", "ended_by"])
    PartAnswers.objects.filter(filing=filing).update(ended_at=filing.ended_at, ended_by=by)


def _encounter(document: Document, *, by: User) -> Encounter:
    """The encounter, locked; made where this is the first that is heard of it."""
    assignment = _assignment(document, by=by)
    found = Encounter.objects.select_for_update(of=("self",)).filter(pk=document.encounter).first()
    if found is None:
        new = Encounter(
            pk=document.encounter, assignment=assignment, ordinal=document.ordinal if assignment else None,
            started_at=document.contact_at, created_by=by, created_for=acting_agency(by),
        )  # fmt: skip
        Encounter.objects.bulk_create([new], ignore_conflicts=True)
        found = Encounter.objects.select_for_update(of=("self",)).get(pk=document.encounter)
    if assignment is None and not may_write_in(found, by):
        raise Denied("not_there", "You were not on the team of this encounter, so you cannot write in it.")
    _link_calls(found, document, assignment, by=by)
    return found


def _assignment(document: Document, *, by: User) -> Assignment | None:
    if document.assignment is None:
        return None
    found = own_assignment_or_none(by, document.assignment)
    if found is None:
        raise Denied("not_there", "You were not on the team that had this assignment, so you cannot write about it.")
    return found


def _link_calls(encounter: Encounter, document: Document, assignment: Assignment | None, *, by: User) -> None:
    calls = {assignment.call_id} if assignment else set()
    if document.call is not None and document.call not in calls:
        calls |= set(Call.objects.filter(pk=document.call).values_list("pk", flat=True))
    rows = [EncounterCall(encounter=encounter, call_id=call) for call in calls]
    EncounterCall.objects.bulk_create(rows, ignore_conflicts=True)


def _person(document: Document, encounter: Encounter, *, by: User) -> UUID | None:
    """Whom the part is about: as the document says, or else as another part has said."""
    if document.person is None:
        return encounter.person_id
    try:
        found = person_known_to(by, document.person, usual_purpose(by.role)).pk
    except Http404:
        problem = Problem(element="person", code="unknown_person", sentence="There is no such person. Choose again.")
        raise FilingRefused("answers", "The person is not known here.", "Nothing was filed.", [problem]) from None
    take_person(encounter, found)
    return found


def _known(document: Document, encounter: Encounter, *, by: User) -> PartFiling | None:
    """The same bytes by the same author, filed before."""
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    return PartFiling.objects.filter(record_id=document.record, sha256=digest, author=by, encounter=encounter).first()


def _before(document: Document, encounter: Encounter, *, by: User) -> list[PartFiling]:
    """Every filing of this part by this agency; another agency's part of the same name is another part."""
    found = PartFiling.objects.filter(encounter=encounter, part=document.part, owner_agency=acting_agency(by))
    return list(found)


def _note_facts(encounter: Encounter, document: Document, filing: PartFiling) -> None:
    """Origin, mode, result and times of the encounter, as the part says whose word counts."""
    if filing.is_beside_another or not decides_the_facts(document.part, encounter.facts_from):
        return
    answers, form = document.answers, form_in_use()
    encounter.facts_from = document.part
    encounter.contact_origin = _code(answers, "contact_origin")
    encounter.contact_mode = _code(answers, "contact_mode")
    encounter.contact_result = _code(answers, "contact_result")
    encounter.is_met = encounter.contact_result in MET
    origin = form.lists["contact_origin"].by_code[encounter.contact_origin]
    encounter.counts_as_repeat = origin.counts_as_repeat
    encounter.started_at, encounter.ended_at = document.contact_at, instant_of(answers.get("contact_ended_at"))
    encounter.save()


def _code(answers: Any, name: str) -> str:
    return str(answers.get(name, ""))


def _keep_receipt(filing: PartFiling, steps: Sequence[NextStep]) -> None:
    if steps:
        filing.receipt = json.dumps([{"code": each.code, "sentence": each.sentence} for each in steps])
        filing.save(update_fields=["receipt"])


def _steps_of(filing: PartFiling) -> list[NextStep]:
    return [NextStep(**each) for each in json.loads(filing.receipt or "[]")]


def _record(filing: PartFiling, *, by: User, person_id: UUID | None) -> None:
    event = PART_KEPT_BOTH if filing.is_beside_another else PART_FILED
    details: dict[str, int | bool | str | None] = {
        "part": filing.part, "way": filing.way, "number": filing.number, "late": round(filing.late_hours),
        "record": str(filing.record_id), "sha256": filing.sha256,
    }  # fmt: skip
    record(event, by=by, about=f"encounter:{filing.encounter_id}", person_id=person_id, details=details)


# What a contact has to have come to for the person to have been met.
MET = frozenset({"seen", "refused", "language_barrier"})
