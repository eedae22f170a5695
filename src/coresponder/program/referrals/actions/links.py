"""The links by which services answer: handed out, replaced by the next of their family, ended."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.messages.actions.writing import send_message
from coresponder.program.messages.kinds import Value
from coresponder.program.messages.sending.delivering import is_set_up
from coresponder.program.messages.vocabulary import Channel
from coresponder.program.referrals import audit_events, message_kinds
from coresponder.program.referrals.models import Destination, Referral, ReferralDesk
from coresponder.program.referrals.queries.locking import locked_referral, services_of
from coresponder.program.referrals.vocabulary import DestinationState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record, record_anonymous
from coresponder.safeguards.links.actions import IssuedLink, end_links, issue_link
from coresponder.safeguards.links.codes import issue_code
from coresponder.safeguards.links.models import Link
from coresponder.safeguards.links.queries import open_links_about
from coresponder.safeguards.links.vocabulary import LinkPurpose

PURPOSE = LinkPurpose.REFERRAL_REPLY
# A link holds at least so long, and beyond the moment by which the next step is due.
AT_LEAST = timedelta(days=7)
BEYOND = timedelta(days=14)
OPEN = (DestinationState.SENT, DestinationState.SEEN, DestinationState.WAITLISTED)


def can_send() -> bool:
    """Whether a link can go out at all."""
    return bool(settings.PUBLIC_ADDRESS) and is_set_up(Channel.EMAIL)


def hand_out(destination: Destination, referral: Referral, *, kind: str, by: User | None) -> IssuedLink | None:
    """A link for the next step, in place of any before, by e-mail to the service's desk; None where there is none."""
    end_links(purpose=PURPOSE, about=destination.pk)
    desk = open_desk(destination)
    if desk is None or not can_send():
        return None
    issued = issue_link(purpose=PURPOSE, about=destination.pk, valid_for=_valid_for(referral), single_use=True, by=by)
    values: dict[str, Value] = {"link": address_of(issued.secret), "valid_until": issued.link.expires_at}
    send_message(kind=kind, to=desk.email, channel=Channel.EMAIL, values=values, about=about_of(destination), by=by)
    return issued


def tell_not_needed(destination: Destination, *, by: User | None) -> None:
    """The links of a service that was asked in vain are closed, and it is told, without a word about whom.

    Where no message can go out, the page of the referral says that somebody has to call it.
    """
    end_links(purpose=PURPOSE, about=destination.pk)
    desk = open_desk(destination)
    if not destination.is_live or desk is None or not can_send():
        return
    kind = message_kinds.NOT_NEEDED.name
    send_message(kind=kind, to=desk.email, channel=Channel.EMAIL, values={}, about=about_of(destination), by=by)
    destination.told_over_at = timezone.now()
    destination.save(update_fields=["told_over_at"])


@transaction.atomic
def send_new_link(*, destination: Destination, by: User) -> Destination:
    """The service lost its link, or it ran out: it gets another one, and the one before opens nothing."""
    referral = locked_referral(destination.referral_id, by=by)
    destination = next(each for each in services_of(referral) if each.pk == destination.pk)
    if not may_answer(destination, referral):
        raise StateError("nothing_to_answer", "There is nothing for this service to answer now.")
    is_first = destination.state in OPEN
    kind = message_kinds.ASKED if is_first else message_kinds.NEXT
    if hand_out(destination, referral, kind=kind.name, by=by) is None:
        raise StateError("no_desk", "There is no open desk for this service.", "Say where it takes referrals first.")
    details = {"destination": f"destination:{destination.pk}"}
    record(audit_events.LINK_SENT, by=by, about=f"person:{referral.person_id}", details=details)
    return destination


@transaction.atomic
def text_code(*, link: Link, destination: Destination) -> bool:
    """Send a code by text message to the desk of the service; False where it takes none, and is to be called."""
    desk = open_desk(destination)
    if desk is None or not desk.code_phone or not is_set_up(Channel.TEXT):
        return False
    values = {"code": issue_code(link)}
    kind = message_kinds.CODE.name
    send_message(
        kind=kind, to=desk.code_phone, channel=Channel.TEXT, values=values, about=about_of(destination), by=None
    )
    details = {"destination": f"destination:{destination.pk}"}
    record_anonymous(audit_events.CODE_SENT, about=details["destination"], details=details)
    return True


@transaction.atomic
def show_code(*, destination: Destination, by: User) -> str:
    """A code to read out to the service over the phone, at the number that staff know. It is shown once."""
    referral = locked_referral(destination.referral_id, by=by)
    link = open_links_about(PURPOSE, destination.pk).first()
    if link is None:
        raise StateError("no_link", "No link of this service is open.", "Send a new link first.")
    details = {"destination": f"destination:{destination.pk}"}
    record(audit_events.CODE_SHOWN, by=by, about=f"person:{referral.person_id}", details=details)
    return issue_code(link)


def may_answer(destination: Destination, referral: Referral) -> bool:
    """Whether there is something for this service to say."""
    if referral.is_over or not destination.is_live:
        return False
    return destination.state in OPEN or destination.is_winner


def open_desk(destination: Destination) -> ReferralDesk | None:
    """Where the service takes referrals, if it does."""
    return ReferralDesk.objects.filter(service_id=destination.service_id, is_open=True).first()


def address_of(secret: str) -> str:
    """The whole address of a link."""
    return f"{settings.PUBLIC_ADDRESS}{reverse('referrals:by_link', args=[secret])}"


def about_of(destination: Destination) -> str:
    """What a message is about, for whoever hears that it did not arrive."""
    return f"referral_destination:{destination.pk}"


def _valid_for(referral: Referral) -> timedelta:
    now: datetime = timezone.now()
    due_at = referral.due_at or now
    return max(AT_LEAST, due_at - now + BEYOND)
