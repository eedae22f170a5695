"""Who is known, or thought, to be on a call, as far as somebody may know it."""

from django.db import transaction

from coresponder.program.calls.audit_events import PERSONS_SHOWN
from coresponder.program.calls.models import Call, CallPerson
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Purpose


@transaction.atomic
def persons_on(call: Call, *, by: User) -> list[CallPerson]:
    """The people whom somebody may know to be on the call. Which were shown is written down."""
    check(by, Permission.FIND_PEOPLE)
    on_it = CallPerson.objects.filter(call=call, ended_at=None).select_related("person", "owner_agency")
    found = list(readable(on_it, by=by, purpose=Purpose.CRISIS_RESPONSE))
    for each in found:
        record(PERSONS_SHOWN, by=by, about=f"person:{each.person_id}", details={"call": str(call.pk)})
    return found
