"""Recording a screening, and marking one that should not have been recorded."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from coresponder.formats.instruments import Result, evaluate, evaluate_entry
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models import Person
from coresponder.program.screenings.audit_events import SCREENING_ENDED, SCREENING_RECORDED
from coresponder.program.screenings.models import InstrumentInUse, RequiredStep, Screening
from coresponder.program.screenings.queries.instruments import in_use_at
from coresponder.program.screenings.queries.locking import locked, open_wall
from coresponder.program.screenings.rules.screenings import refuse_moment, refuse_role, refuse_without_reason
from coresponder.program.screenings.vocabulary import NOT_DONE, How, Status
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody hands in: answers with the cut-off, a level or total, or why there is neither."""

    how: How
    answers: Mapping[str, str] = field(default_factory=dict)
    cutoff: str = ""
    entered: str | int | None = None
    form_version: str = ""
    reason: str = ""

    def stored(self) -> str:
        """What is kept, as JSON; empty for a screening that was not done."""
        if self.how in NOT_DONE:
            return ""
        kept: dict[str, Any] = {"entered": self.entered} if self.how == How.ENTERED else {"answers": dict(self.answers)}
        return json.dumps(kept | ({"cutoff": self.cutoff} if self.cutoff else {}), sort_keys=True)


@transaction.atomic
def record_screening(
    *,
    person: Person | None,
    key: str,
    given: Given,
    administered_at: datetime,
    by: User,
    encounter: Encounter | None = None,
    identity: UUID | None = None,
    instrument: InstrumentInUse | None = None,
) -> Screening:
    """Keep a screening of the own agency, and open the steps that its result asks for.

    The identity is minted on the phone, where there is one: what was recorded under it is returned as it is. Nothing
    that was left out is filled in, and an instrument that the agency has not put in use is not computed; `instrument`
    names one that was in use when it was asked.
    """
    check(by, Permission.RECORD_SCREENINGS)
    if identity is not None and (known := _recorded(identity, by)):
        return known
    instrument = instrument or _in_use(by, key)
    refuse_role(instrument.pack, by)
    refuse_moment(administered_at, now=timezone.now())
    refuse_without_reason(given.how, given.reason)
    result = _result(instrument, given)
    screening = Screening(
        id=identity or uuid4(),
        person=_locked(person),
        encounter=encounter,
        owner_agency=by.agency,
        author=by,
        data_class=DataClass(instrument.pack.data_class),
        instrument=instrument,
        how=given.how,
        status=Status(result.status) if result else Status.NOT_DONE,
        administered_at=administered_at,
        form_version=given.form_version.strip()[:60],
        answered=given.stored(),
        reason=given.reason.strip(),
    )
    check_part(screening, by=by, deed=Deed.WRITE, purpose=Purpose.TREATMENT)
    screening.save(force_insert=True)
    opened = _open_steps(screening, result)
    _note(screening, steps=opened, by=by)
    return screening


@transaction.atomic
def end_screening(*, screening: Screening, reason: str, by: User) -> Screening:
    """Mark a screening as recorded by mistake. It stays with its reason; a step that it opened has to be answered."""
    check(by, Permission.RECORD_SCREENINGS)
    screening = locked(Screening, screening.pk, by=by)
    if screening.ended_at is not None:
        raise StateError("screening_ended", "It is marked as a mistake already.")
    if not reason.strip():
        raise UsageError("no_reason", "Say why it should not have been recorded.")
    screening.ended_at, screening.ended_by, screening.end_reason = timezone.now(), by, reason.strip()
    screening.save(update_fields=["ended_at", "ended_by", "end_reason"])
    record(SCREENING_ENDED, by=by, about=_about(screening), details={})
    return screening


def _recorded(identity: UUID, by: User) -> Screening | None:
    """What the phone sent before; somebody else's under the same id is nobody's."""
    open_wall(by)
    found = Screening.objects.filter(pk=identity).first()
    if found is not None and found.owner_agency_id != by.agency_id:
        raise Denied(STRANGER, "There is no such page.")
    return found


def _in_use(by: User, key: str) -> InstrumentInUse:
    found = in_use_at(by.agency, key) if by.agency else None
    if found is None:
        raise StateError(
            "instrument_not_in_use",
            "Your agency has not put this instrument in use.",
            "The coordinator does that on the page of the instrument.",
        )
    return found


def _locked(person: Person | None) -> Person | None:
    if person is None:
        return None
    found = Person.objects.select_for_update().get(pk=person.pk)
    if found.merged_into_id is not None:
        raise StateError("person_merged", "This record was joined with another one.", "Go to that one.")
    return found


def _result(instrument: InstrumentInUse, given: Given) -> Result | None:
    pack = instrument.pack
    if given.how in NOT_DONE:
        return None
    if given.how == How.ENTERED:
        return evaluate_entry(pack, given.entered if given.entered is not None else "")
    if not given.answers:
        raise UsageError(
            "no_answers", "No question was answered.", "Answer one, or say why the screening was not done."
        )
    return evaluate(pack, given.answers, cutoff=given.cutoff or None)


def _open_steps(screening: Screening, result: Result | None) -> int:
    steps = result.steps if result else ()
    for step in steps:
        RequiredStep(
            person_id=screening.person_id,
            encounter_id=screening.encounter_id,
            owner_agency_id=screening.owner_agency_id,
            author_id=screening.author_id,
            data_class=screening.data_class,
            screening=screening,
            step_key=step.key,
        ).save(force_insert=True)
    return len(steps)


def _note(screening: Screening, *, steps: int, by: User) -> None:
    details: dict[str, Detail] = {
        "instrument": screening.instrument.instrument_key,
        "how": str(screening.how),
        "status": str(screening.status),
        "steps": steps,
    }
    record(SCREENING_RECORDED, by=by, about=_about(screening), details=details)


def _about(screening: Screening) -> str:
    return f"person:{screening.person_id}" if screening.person_id else f"encounter:{screening.encounter_id}"
