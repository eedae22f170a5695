"""Codes that go another way than their link, such as by text message or over the phone.

    code = issue_code(link)            six digits, known only now; the newest of a link is the right one
    is_right(link, "482913")           False counts as a wrong try; after five the link is ended

A link that somebody else can read, in a shared letter box, opens nothing by itself then.
"""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from coresponder.kernel.errors import StateError
from coresponder.safeguards.audit.recording import record_anonymous
from coresponder.safeguards.audit.vocabulary import Outcome
from coresponder.safeguards.links import audit_events
from coresponder.safeguards.links.models import Link, LinkCode

DIGITS = 6
MOST_WRONG = 5
MOST_CODES = 5
GOOD_FOR = timedelta(minutes=30)


@transaction.atomic
def issue_code(link: Link) -> str:
    """A new code; one that was made before is wrong from now on. StateError after five of them."""
    link = Link.objects.select_for_update().get(pk=link.pk)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    number = 1 + (LinkCode.objects.filter(link=link).values_list("issued", flat=True).first() or 0)
    if number > MOST_CODES:
        raise StateError("too_many_codes", "No more codes are made for this link.", "Ask for a new link.")
    fresh = {"code_hash": _hash_of(link, code), "issued": number, "issued_at": timezone.now(), "confirmed_at": None}
    LinkCode.objects.update_or_create(link=link, defaults=fresh)
    record_anonymous(audit_events.CODE_ISSUED, about=f"link:{link.pk}", details={"number": number})
    return code


@transaction.atomic
def is_right(link: Link, given: str) -> bool:
    """Whether this is the newest code of the link, within half an hour, and not used yet."""
    found = LinkCode.objects.select_for_update().filter(link=link).first()
    if found is None or found.wrong_tries >= MOST_WRONG:
        return False
    digits = "".join(each for each in given if each.isdigit())
    is_fresh = found.confirmed_at is None and timezone.now() - found.issued_at < GOOD_FOR
    if is_fresh and constant_time_compare(found.code_hash, _hash_of(link, digits)):
        found.confirmed_at = timezone.now()
        found.save(update_fields=["confirmed_at"])
        record_anonymous(audit_events.CODE_RIGHT, about=f"link:{link.pk}", details={})
        return True
    _count(found)
    return False


def is_locked(link: Link) -> bool:
    """Whether too many wrong codes were given; the link is ended then."""
    return LinkCode.objects.filter(link=link, wrong_tries__gte=MOST_WRONG).exists()


def _count(found: LinkCode) -> None:
    found.wrong_tries += 1
    found.save(update_fields=["wrong_tries"])
    details = {"tries": found.wrong_tries}
    record_anonymous(audit_events.CODE_WRONG, about=f"link:{found.pk}", details=details, outcome=Outcome.REFUSED)
    if found.wrong_tries >= MOST_WRONG:
        Link.objects.filter(pk=found.pk).update(ended_at=timezone.now())


def _hash_of(link: Link, code: str) -> str:
    return salted_hmac(f"coresponder.links.code:{link.pk}", code, algorithm="sha256").hexdigest()
