"""What every step of a referral has in common: the state moves by the table, what happened is kept, somebody is told.

A state that does not end always has a time by which somebody must act. Whoever is responsible is told of what others
did; what nobody acts on rises (rising.py).
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from coresponder.program.referrals.events import referral_changed
from coresponder.program.referrals.limits import limits
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent, ReferralNotice
from coresponder.program.referrals.queries.duty import who_acts_for
from coresponder.program.referrals.rules.states import DESTINATIONS, REFERRALS
from coresponder.program.referrals.vocabulary import (
    DestinationState,
    EventKind,
    NoticeKind,
    Proof,
    ReferralState,
    Urgency,
)
from coresponder.safeguards.accounts.models import User

# At which instant each step first happened, and how that is known.
FIRST_AT = {
    EventKind.SENT: "sent_at",
    EventKind.LOGGED: "sent_at",
    EventKind.SEEN: "seen_at",
    EventKind.ACCEPTED: "accepted_at",
    EventKind.APPOINTMENT: "appointment_set_at",
    EventKind.ATTENDED: "attended_at",
    EventKind.ENGAGED: "engaged_at",
    EventKind.COMPLETED: "completed_at",
    EventKind.LOST: "lost_at",
}
PROOF_OF = {
    EventKind.ACCEPTED: "accepted_proof",
    EventKind.ATTENDED: "attended_proof",
    EventKind.ENGAGED: "engaged_proof",
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """Who says it, how sure that is, and when it happened. Nobody by a service's link, and by the program itself."""

    by: User | None = None
    is_by_service: bool = False
    proof: Proof | None = None
    at: datetime = field(default_factory=timezone.now)


def move(
    referral: Referral,
    to: ReferralState,
    said: Said,
    *,
    kind: EventKind,
    destination: Destination | None = None,
    reason: str = "",
    appointment_at: datetime | None = None,
) -> ReferralEvent:
    """The referral is in another state from now on, and somebody is to act within the time for it."""
    REFERRALS.check(current=referral.state, wanted=to)
    referral.state = to
    if appointment_at is not None:
        referral.appointment_at = appointment_at
    event = happened(referral, said, kind=kind, destination=destination, reason=reason, appointment_at=appointment_at)
    start_clock(referral)
    referral.save()
    return event


def happened(
    referral: Referral,
    said: Said,
    *,
    kind: EventKind,
    destination: Destination | None = None,
    reason: str = "",
    appointment_at: datetime | None = None,
) -> ReferralEvent:
    """Keep what happened, and tell whoever acts for the referral, unless that is who says it. Save it afterward."""
    _note_first(referral, kind, said)
    referral.changed_at = timezone.now()
    event = ReferralEvent.objects.create(
        referral=referral,
        destination=destination,
        kind=kind,
        happened_at=said.at,
        by=said.by,
        is_by_service=said.is_by_service,
        proof=said.proof or "",
        reason=reason,
        appointment_at=appointment_at,
    )
    tell(referral, event, NoticeKind.MOVED, not_to=said.by)
    referral_changed(referral, kind)
    return event


def tell(referral: Referral, event: ReferralEvent, kind: NoticeKind, *, not_to: User | None = None) -> None:
    """A notice for whoever acts for the referral; none for somebody who brought it about."""
    to = who_acts_for(referral)
    if not_to is not None and to.pk == not_to.pk:
        return
    ReferralNotice.objects.create(referral=referral, to=to, kind=kind, event=event, sent_at=timezone.now())


def start_clock(referral: Referral) -> None:
    """By when somebody has to act on it now; what was raised before is answered by that."""
    within = limits().within(ReferralState(referral.state), Urgency(referral.urgency))
    begins = timezone.now()
    if referral.state == ReferralState.APPOINTMENT and referral.appointment_at is not None:
        begins = max(begins, referral.appointment_at)
    referral.due_at = begins + within if within is not None else None
    referral.raised_at = referral.raised_to = None


def move_destination(destination: Destination, to: DestinationState, *, reason: str = "") -> None:
    """One service is further. It is answered at the first answer; the way there was seen at the latest then."""
    DESTINATIONS.check(current=destination.state, wanted=to)
    now = timezone.now()
    destination.state = to
    if to == DestinationState.SENT:
        destination.sent_at = now
    elif to == DestinationState.SEEN:
        destination.seen_at = now
    elif to in (DestinationState.ACCEPTED, DestinationState.WAITLISTED, DestinationState.DECLINED):
        destination.answered_at = destination.answered_at or now
        destination.declined_because = reason if to == DestinationState.DECLINED else ""
    destination.save()


def better(known: str, said: Proof | None) -> str:
    """The stronger of two proofs."""
    if said is None:
        return known
    return said.value if not known or said.rank > Proof(known).rank else known


def _note_first(referral: Referral, kind: EventKind, said: Said) -> None:
    name = FIRST_AT.get(kind)
    if name is not None and getattr(referral, name) is None:
        setattr(referral, name, said.at)
    proof = PROOF_OF.get(kind)
    if proof is not None:
        setattr(referral, proof, better(getattr(referral, proof), said.proof))
