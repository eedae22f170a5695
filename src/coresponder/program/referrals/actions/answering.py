"""Answers: by a service through its link, or by staff who heard them; giving up and taking back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from coresponder.kernel.errors import StateError
from coresponder.program.referrals import audit_events, message_kinds
from coresponder.program.referrals.actions.happening import Said, happened, move, move_destination
from coresponder.program.referrals.actions.links import hand_out, may_answer, tell_not_needed
from coresponder.program.referrals.actions.steps import Given, perform, settle_without, withdraw_others
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.queries.locking import asked_by_link, locked_referral, services_of
from coresponder.program.referrals.rules.answers import refuse_unfit_code
from coresponder.program.referrals.rules.steps import OPEN
from coresponder.program.referrals.vocabulary import (
    LOST_REASONS,
    DestinationState,
    EventKind,
    Proof,
    ReferralState,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record, record_anonymous
from coresponder.safeguards.links.actions import LinkRefused, use_link
from coresponder.safeguards.links.models import Link

GONE = (DestinationState.NOT_NEEDED, DestinationState.WITHDRAWN)


class Outcome(StrEnum):
    """What came of an answer by a link."""

    DONE = "done"
    TOO_LATE = "too_late"


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What came of it, and the secret of the link for the next step, where there is one."""

    outcome: Outcome
    next_secret: str = ""


@transaction.atomic
def answer_by_link(*, link: Link, given: Given) -> Answered:
    """A service says something by its link, which is used up by that; the next one comes in its place.

    LinkRefused where the link was used meanwhile. Whoever is beaten by another service in the same moment is told so.
    """
    with asked_by_link(link.about) as found:
        if found is None:
            raise LinkRefused
        referral, destination = found
        if destination.state in GONE:
            details: dict[str, Detail] = {"destination": f"destination:{destination.pk}"}
            record_anonymous(audit_events.TOO_LATE, about=f"person:{referral.person_id}", details=details)
            return Answered(outcome=Outcome.TOO_LATE)
        use_link(link)
        perform(referral, destination, given, _by_service())
        _note(referral, destination, given, None, Proof.CONFIRMED_BY_PROVIDER)
        return Answered(outcome=Outcome.DONE, next_secret=_next(referral, destination))


@transaction.atomic
def note_seen(*, link: Link) -> None:
    """A service has read what it was sent; noted once."""
    with asked_by_link(link.about) as found:
        if found is None or found[1].state != DestinationState.SENT:
            return
        referral, destination = found
        move_destination(destination, DestinationState.SEEN)
        said = _by_service()
        if referral.state == ReferralState.SENT:
            move(referral, ReferralState.SEEN, said, kind=EventKind.SEEN, destination=destination)
        else:
            happened(referral, said, kind=EventKind.SEEN, destination=destination)
            referral.save()
        details: dict[str, Detail] = {"destination": f"destination:{destination.pk}"}
        record_anonymous(audit_events.SEEN, about=f"person:{referral.person_id}", details=details)


@transaction.atomic
def report_step(*, referral: Referral, destination_id: UUID, given: Given, proof: Proof, by: User) -> Referral:
    """Staff say what a service or the person told them; `proof` is how they know it."""
    referral = locked_referral(referral.pk, by=by)
    destination = _one(services_of(referral), destination_id)
    perform(referral, destination, given, Said(by=by, proof=proof))
    _note(referral, destination, given, by, proof)
    return referral


@transaction.atomic
def give_up(*, referral: Referral, reason: str, by: User) -> Referral:
    """It came to nothing, for a reason; services that were asked, or had it, are told. It cannot be undone."""
    referral = locked_referral(referral.pk, by=by)
    refuse_unfit_code(reason, LOST_REASONS)
    services, said = services_of(referral), Said(by=by)
    withdraw_others(referral, [each for each in services if not each.is_winner], said, DestinationState.WITHDRAWN)
    for each in services:
        if each.is_winner:
            tell_not_needed(each, by=by)
    referral.lost_because = reason
    move(referral, ReferralState.LOST, said, kind=EventKind.LOST, reason=reason)
    details: dict[str, Detail] = {"referral": f"referral:{referral.pk}", "reason": reason}
    record(audit_events.GIVEN_UP, by=by, about=f"person:{referral.person_id}", details=details)
    return referral


@transaction.atomic
def withdraw(*, referral: Referral, destination_id: UUID, by: User) -> Referral:
    """One service is no longer asked, and is told so."""
    referral = locked_referral(referral.pk, by=by)
    destination = _one(services_of(referral), destination_id)
    if destination.state not in OPEN:
        raise StateError("not_asked", "This service is not being asked.")
    move_destination(destination, DestinationState.WITHDRAWN)
    tell_not_needed(destination, by=by)
    settle_without(referral, Said(by=by), kind=EventKind.WITHDRAWN, destination=destination, reason="")
    details: dict[str, Detail] = {"destination": f"destination:{destination.pk}"}
    record(audit_events.WITHDRAWN, by=by, about=f"person:{referral.person_id}", details=details)
    return referral


def _by_service() -> Said:
    return Said(is_by_service=True, proof=Proof.CONFIRMED_BY_PROVIDER)


def _next(referral: Referral, destination: Destination) -> str:
    """The link for the next step; none where there is nothing more to say."""
    if not may_answer(destination, referral):
        return ""
    issued = hand_out(destination, referral, kind=message_kinds.NEXT.name, by=None)
    return issued.secret if issued else ""


def _one(services: Sequence[Destination], destination_id: UUID) -> Destination:
    found = next((each for each in services if each.pk == destination_id), None)
    if found is None:
        raise StateError("no_such_service", "This service is not asked in this referral.")
    return found


def _note(referral: Referral, destination: Destination, given: Given, by: User | None, proof: Proof) -> None:
    about, details = f"person:{referral.person_id}", _details(referral, given, proof)
    if by is None:
        record_anonymous(audit_events.REPORTED, about=about, details=details)
    else:
        record(audit_events.REPORTED, by=by, about=about, details=details)


def _details(referral: Referral, given: Given, proof: Proof) -> dict[str, Detail]:
    return {"referral": f"referral:{referral.pk}", "what": given.step.value, "proof": proof.value}
