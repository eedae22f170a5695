"""Noting that somebody known to the program is on a call, and taking it back."""

from django.db import transaction
from django.utils import timezone

from coresponder.program.calls.audit_events import PERSON_NOTED, PERSON_TAKEN_OFF
from coresponder.program.calls.models import Call, CallPerson
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.people.models import Person
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed, Purpose


@transaction.atomic
def note_person_on_call(*, call: Call, person: Person, standing: PersonOnCall, by: User) -> CallPerson:
    """Note that a person is known, or thought, to be on a call. Said again, the newer word holds."""
    check(by, Permission.VIEW_LIVE_CALLS)
    noted = CallPerson(call=call, person=person, standing=standing, owner_agency=by.agency, author=by)
    check_part(noted, by=by, deed=Deed.WRITE, purpose=Purpose.CRISIS_RESPONSE)
    held = CallPerson.objects.select_for_update().filter(
        call=call, person=person, owner_agency=by.agency, ended_at=None
    )
    for before in held:
        before.ended_at, before.ended_by = timezone.now(), by
        before.save()
        noted.replaces = before
    noted.save(force_insert=True)
    record(PERSON_NOTED, by=by, about=f"person:{person.pk}", details={"call": str(call.pk)})
    return noted


@transaction.atomic
def take_person_off_call(*, noted: CallPerson, by: User) -> CallPerson:
    """Say that it was not so after all. That it was thought stays as history."""
    check(by, Permission.VIEW_LIVE_CALLS)
    noted = CallPerson.objects.select_for_update().get(pk=noted.pk)
    check_part(noted, by=by, deed=Deed.WRITE, purpose=Purpose.CRISIS_RESPONSE)
    noted.ended_at, noted.ended_by = timezone.now(), by
    noted.save()
    record(PERSON_TAKEN_OFF, by=by, about=f"person:{noted.person_id}", details={"call": str(noted.call_id)})
    return noted
