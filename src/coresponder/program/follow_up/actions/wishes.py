"""Writing down what a person wants about being contacted. The newest wish of an agency holds."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.follow_up.audit_events import WISH_WRITTEN
from coresponder.program.follow_up.models import ContactWish
from coresponder.program.follow_up.models.care import class_for
from coresponder.program.follow_up.vocabulary import MayContact, Voicemail
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.models import Person
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed

LONGEST = 300


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the person said. Empty means that it was not asked."""

    may_contact: MayContact = MayContact.NOT_ASKED
    safe_number: str = ""
    safe_times: str = ""
    voicemail: Voicemail = Voicemail.NOT_ASKED
    family: str = ""
    words: str = ""


@transaction.atomic
def write_wish(*, person: Person, wish: Wish, by: User) -> ContactWish:
    """The wish as it holds from now on; what held before stays as history."""
    check(by, Permission.WORK_FOLLOW_UPS)
    agency = acting_agency(by)
    new = ContactWish(
        person=person, owner_agency=agency, author=by, data_class=class_for(agency), may_contact=wish.may_contact.value,
        safe_number=_short(wish.safe_number), safe_times=_short(wish.safe_times), voicemail=wish.voicemail.value,
        family=_short(wish.family), words_of_person=check_text(wish.words) if wish.words.strip() else "",
    )  # fmt: skip
    check_part(new, by=by, deed=Deed.WRITE, purpose=usual_purpose(by.role))
    reader(by)
    for former in ContactWish.objects.select_for_update().filter(person=person, owner_agency=agency, ended_at=None):
        former.ended_at, former.ended_by = timezone.now(), by
        former.save(update_fields=["ended_at", "ended_by"])
        new.replaces = former
    new.save(force_insert=True)
    record(WISH_WRITTEN, by=by, about=f"person:{person.pk}", details={"part": str(new.pk)})
    return new


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise UsageError("too_long", f"This is longer than {LONGEST} characters.", "Shorten it.")
    return text.strip()
