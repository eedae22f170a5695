"""The ends of a follow-up that are no talk: it is handed over warmly, or somebody stops it with a reason."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up.actions.stamping import refuse_in_closed_episode, state_by_attempts
from coresponder.program.follow_up.audit_events import HANDED_OVER, STOP_TAKEN_BACK, STOPPED
from coresponder.program.follow_up.models import Attempt, FollowUp
from coresponder.program.follow_up.queries.locking import locked
from coresponder.program.follow_up.rules.attempts import check_stop
from coresponder.program.follow_up.rules.states import FOLLOW_UP_TRANSITIONS
from coresponder.program.follow_up.vocabulary import (
    OPEN_FOLLOW_UP,
    UNDO_ALLOWED_MINUTES,
    FollowUpState,
    NeedStatus,
    NextStep,
    StopReason,
)
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Permission, check

LONGEST_NAME = 120
# A reason that holds for every follow-up of the episode, not for one alone.
FOR_ALL = (StopReason.DECEASED, StopReason.MOVED)


@transaction.atomic
def hand_over(*, follow_up: FollowUp, receiver: str, organization: str, at: datetime, by: User) -> FollowUp:
    """A warm hand-off: somebody took over, by name, for an organization, at a time. Of somebody reached."""
    check(by, Permission.WORK_FOLLOW_UPS)
    found = locked(FollowUp, follow_up.pk, by=by)
    FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=FollowUpState.HANDED_OVER)
    if at > timezone.now():
        raise UsageError("hand_off_to_come", "This moment is still to come.", "Hand over when it has happened.")
    found.receiver_name = _named(receiver, "Who took over is not named.")
    found.receiver_organization = _named(organization, "The organization is not named.")
    found.handed_over_at, found.need_status = at, NeedStatus.CONNECTED
    found.next_step = NextStep.HAND_OVER
    found.state, found.changed_at = FollowUpState.HANDED_OVER, timezone.now()
    found.save()
    record(HANDED_OVER, by=by, about=f"person:{found.person_id}", details={"follow_up": str(found.pk)})
    return found


@transaction.atomic
def stop(*, follow_up: FollowUp, reason: StopReason, by: User, note: str = "") -> FollowUp:
    """Stop trying, with the reason. A death or a move stops every open follow-up of the episode."""
    check(by, Permission.WORK_FOLLOW_UPS)
    found = locked(FollowUp, follow_up.pk, by=by)
    FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=FollowUpState.STOPPED)
    check_stop(reason, attempts=Attempt.objects.filter(follow_up=found, ended_at=None).count())
    others = open_ones(found.episode_id) if reason in FOR_ALL else []
    stopped = [found, *(each for each in others if each.pk != found.pk)]
    for each in stopped:
        stopped_with(each, reason, note)
    details: dict[str, Detail] = {"reason": reason.value, "follow_ups": len(stopped)}
    record(STOPPED, by=by, about=f"person:{found.person_id}", details=details)
    return found


@transaction.atomic
def take_back_stop(*, follow_up: FollowUp, by: User) -> FollowUp:
    """A slip: the follow-up goes on as its attempts left it. Within a few minutes; later, plan a new one."""
    check(by, Permission.WORK_FOLLOW_UPS)
    found = locked(FollowUp, follow_up.pk, by=by)
    if found.state != FollowUpState.STOPPED or timezone.now() - found.changed_at > timedelta(
        minutes=UNDO_ALLOWED_MINUTES
    ):
        raise StateError("too_late_to_take_back", "This can no longer be taken back.", "Plan a new follow-up.")
    refuse_in_closed_episode(found)
    restart(found)
    record(STOP_TAKEN_BACK, by=by, about=f"person:{found.person_id}", details={"follow_up": str(found.pk)})
    return found


def open_ones(episode_id: UUID) -> list[FollowUp]:
    """Every open follow-up of an episode, locked. Call it where the second wall is open."""
    rows = FollowUp.objects.select_for_update(of=("self",)).filter(episode_id=episode_id, state__in=OPEN_FOLLOW_UP)
    return list(rows)


def stopped_with(found: FollowUp, reason: StopReason, note: str = "") -> None:
    """Stop one, and save it."""
    FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=FollowUpState.STOPPED)
    found.stop_reason, found.stop_note = reason, check_text(note) if note.strip() else ""
    found.state, found.changed_at = FollowUpState.STOPPED, timezone.now()
    found.save()


def restart(found: FollowUp) -> None:
    """What was stopped goes on as its attempts left it."""
    wanted = state_by_attempts(list(Attempt.objects.filter(follow_up=found, ended_at=None)))
    FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=wanted)
    found.state, found.stop_reason, found.stop_note, found.changed_at = wanted, "", "", timezone.now()
    found.save()


def _named(text: str, sentence: str) -> str:
    found = " ".join(text.split())
    if not found or len(found) > LONGEST_NAME:
        raise UsageError("receiver_missing", sentence, "A hand-off names the person and the organization.")
    return found
