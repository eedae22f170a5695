"""Encounters of the invented year as rows: each part as the bytes that a phone would have sent, and read as such."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from coresponder.analysis.synthetic.encounters import YearContact
from coresponder.analysis.synthetic.encounters.answers import WrittenPart
from coresponder.formats.encounter import Document, encounter_id, gaps, read_document
from coresponder.kernel.content_hash import canonical_json
from coresponder.kernel.ids import uuid7
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.filing import MET
from coresponder.program.encounters.actions.storing import answers_of
from coresponder.program.encounters.demonstration.places import Place
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter, EncounterCall, PartAnswers, PartFiling
from coresponder.program.encounters.rules.filing import late_hours
from coresponder.program.encounters.vocabulary import CLASS_OF_THE_WHOLE, PartState, Way
from coresponder.safeguards.accounts.models import Agency, User

# What was filed in the last days of the period waits for review; everything before has been looked through.
WAITS_FOR_DAYS = 2
REVIEWED_AFTER = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class StoredContact:
    """One encounter with all its rows, not written yet."""

    encounter: Encounter
    links: list[EncounterCall]
    filings: list[PartFiling]
    answers: list[PartAnswers]


def stored_contact(
    contact: YearContact, calls: Mapping[int, Call], assignments: Mapping[int, Assignment], place: Place
) -> StoredContact:
    """The rows of one contact. The person is known from the start, so that all is sealed under the person's key."""
    assignment = assignments.get(contact.call) if contact.is_on_call else None
    encounter = _encounter(contact, assignment, place)
    links = [EncounterCall(encounter=encounter, call=calls[contact.call])] if contact.call in calls else []
    found = StoredContact(encounter=encounter, links=links, filings=[], answers=[])
    for part in contact.parts:
        document = read_document(body_of(part, encounter, assignment=assignment).encode(), form=form_in_use())
        filing = _filing(document, encounter, author=place.author(contact, part.role), place=place)
        found.filings.append(filing)
        found.answers.extend(answers_of(filing, document, form=form_in_use()))
    return found


def body_of(part: WrittenPart, encounter: Encounter, *, assignment: Assignment | None, **other: Any) -> str:
    """The frozen bytes of a part, as text; `other` takes the place of what it would say."""
    return canonical_json(
        {
            "encounter": str(encounter.pk),
            "part": part.part,
            "record": str(uuid7(_milliseconds(part))),
            "form_version": form_in_use().version,
            "started_at": part.started_at.isoformat(),
            "filed_at": part.filed_at.isoformat(),
            "assignment": str(assignment.pk) if assignment else None,
            "call": str(assignment.call_id) if assignment else None,
            "ordinal": 1 if assignment else None,
            "person": str(encounter.person_id) if encounter.person_id else None,
            "answers": part.answers,
            "narrative": part.narrative,
            "forked_from": None,
            "sections": {},
            **other,
        }
    )


def agency_of(author: User) -> Agency:
    """Everybody of the cast who writes works for somebody."""
    if author.agency is None:
        raise LookupError("Somebody of the cast has no agency. Load the cast first.")
    return author.agency


def _milliseconds(part: WrittenPart) -> int:
    return int(part.started_at.timestamp() * 1000)


def _encounter(contact: YearContact, assignment: Assignment | None, place: Place) -> Encounter:
    """The row; what it says of the contact is what the part says whose word counts."""
    found, first = contact.situation, contact.parts[0]
    author = place.author(contact, first.role)
    origin = form_in_use().lists["contact_origin"].by_code[found.origin]
    return Encounter(
        pk=encounter_id(assignment.pk, 1) if assignment else _own_id(contact),
        person=place.person(contact),
        assignment=assignment,
        ordinal=1 if assignment else None,
        contact_origin=found.origin,
        contact_mode=found.mode,
        contact_result=found.result,
        facts_from=first.part,
        is_met=found.result in MET,
        counts_as_repeat=origin.counts_as_repeat,
        started_at=found.started_at if found.is_met else first.started_at,
        ended_at=found.ended_at if found.is_met else None,
        created_by=author,
        created_for=agency_of(author),
    )


def _own_id(contact: YearContact) -> UUID:
    return uuid7(int(contact.situation.started_at.timestamp() * 1000))


def _filing(document: Document, encounter: Encounter, *, author: User, place: Place) -> PartFiling:
    filing = PartFiling(
        encounter=encounter,
        person_id=encounter.person_id,
        part=document.part,
        owner_agency=agency_of(author),
        author=author,
        data_class=CLASS_OF_THE_WHOLE[document.part],
        record_id=document.record,
        number=1,
        sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        body=document.text,
        receipt="",
        comment="",
        form_version=document.form_version,
        way=Way.PHONE,
        started_at=document.started_at,
        filed_at=document.filed_at,
        received_at=document.filed_at,
        clock_offset_seconds=0,
        contact_at=document.contact_at,
        late_hours=late_hours(document, received_at=document.filed_at, offset_seconds=0),
        documentation_minutes=document.answers["documentation_minutes"],
        narrative_words=len(document.narrative.split()),
        missing=len(gaps(form_in_use(), part=document.part, answers=document.answers)),
    )
    return _reviewed(filing, by=place.reviewer(author), last_on=place.year.last_on)


def _reviewed(filing: PartFiling, *, by: User | None, last_on: date) -> PartFiling:
    waits = filing.filed_at.date() > last_on - timedelta(days=WAITS_FOR_DAYS)
    if by is not None and not waits:
        filing.state, filing.reviewed_by = PartState.REVIEWED, by
        filing.reviewed_at = filing.filed_at + REVIEWED_AFTER
    return filing
