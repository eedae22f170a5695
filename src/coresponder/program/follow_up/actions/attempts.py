"""Trying to reach somebody, saying what came of it, and taking back a slip."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.follow_up.actions.planning import plan_by_hand
from coresponder.program.follow_up.actions.stamping import put_right, refuse_in_closed_episode
from coresponder.program.follow_up.audit_events import ATTEMPT_TAKEN_BACK, ATTEMPTED, COMPLETED
from coresponder.program.follow_up.models import Attempt, FollowUp
from coresponder.program.follow_up.queries.locking import locked
from coresponder.program.follow_up.rules.attempts import Tried, check_tried
from coresponder.program.follow_up.rules.states import FOLLOW_UP_TRANSITIONS
from coresponder.program.follow_up.vocabulary import UNDO_ALLOWED_MINUTES, FollowUpState, NeedStatus, NextStep
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

AGAIN = "Follow up again, as agreed with the person."


@transaction.atomic
def record_attempt(*, follow_up: FollowUp, tried: Tried, by: User) -> Attempt:
    """Write down one attempt. Where the person was reached and another day was agreed, the next one is planned."""
    check(by, Permission.WORK_FOLLOW_UPS)
    check_tried(tried, now=timezone.now())
    found = locked(FollowUp, follow_up.pk, by=by)
    FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=tried.state)
    attempt = _attempt(found, tried, by)
    attempt.save(force_insert=True)
    if tried.is_reached:
        found.need_status, found.next_step = tried.need, tried.next_step or ""
        found.next_note = check_text(tried.next_note) if tried.next_note.strip() else ""
    put_right(found, wanted=_state_after(found, tried))
    if tried.next_step == NextStep.AGAIN and tried.next_at is not None:
        what_for = tried.next_note.strip() or AGAIN
        plan_by_hand(person=found.person, due_at=tried.next_at, what_for=what_for, after=found, by=by)
    details = {"channel": tried.channel.value, "result": tried.result.value, "follow_up": str(found.pk)}
    record(ATTEMPTED, by=by, about=f"person:{found.person_id}", details=details)
    return attempt


@transaction.atomic
def take_back_attempt(*, attempt: Attempt, by: User) -> FollowUp:
    """Take back the attempt that one has just written down: the last one of the follow-up, within a few minutes.

    What was planned because of it goes as well. The attempt stays in the record as taken back, and counts nowhere.
    """
    check(by, Permission.WORK_FOLLOW_UPS)
    there = locked(Attempt, attempt.pk, by=by)
    found = locked(FollowUp, there.follow_up_id, by=by)
    _refuse_old(there, found, by)
    refuse_in_closed_episode(found)
    now = timezone.now()
    there.ended_at, there.ended_by = now, by
    there.save(update_fields=["ended_at", "ended_by"])
    found.need_status, found.next_step, found.next_note = NeedStatus.NOT_ASKED, "", ""
    put_right(found, wanted=FollowUpState(there.state_before))
    planned = FollowUp.objects.filter(
        comes_after=found, state=FollowUpState.PLANNED, recorded_at__gte=there.recorded_at
    )
    planned.update(state=FollowUpState.WITHDRAWN, changed_at=now)
    record(ATTEMPT_TAKEN_BACK, by=by, about=f"person:{found.person_id}", details={"follow_up": str(found.pk)})
    return found


@transaction.atomic
def complete(*, follow_up: FollowUp, need: NeedStatus, note: str, by: User) -> FollowUp:
    """Say that what was left to do after the person was reached is done."""
    check(by, Permission.WORK_FOLLOW_UPS)
    found = locked(FollowUp, follow_up.pk, by=by)
    if found.state == FollowUpState.DONE:
        raise StateError("done_already", "This follow-up is done already.", "Read the page again.")
    FOLLOW_UP_TRANSITIONS.check(current=found.state, wanted=FollowUpState.DONE)
    if found.reached_at is None:
        raise StateError("not_reached", "The person was not reached yet.", "Write down an attempt, or stop it.")
    found.need_status, found.state, found.changed_at = need, FollowUpState.DONE, timezone.now()
    if note.strip():
        found.next_note = check_text(note)
    found.save()
    record(COMPLETED, by=by, about=f"person:{found.person_id}", details={"need": need.value})
    return found


def _attempt(found: FollowUp, tried: Tried, by: User) -> Attempt:
    return Attempt(
        follow_up=found, person_id=found.person_id, owner_agency=found.owner_agency, author=by,
        data_class=found.data_class, channel=tried.channel, result=tried.result, made_at=tried.made_at,
        minutes=tried.minutes, note=check_text(tried.note) if tried.note.strip() else "",
        has_family_consent=tried.has_family_consent, state_before=found.state,
    )  # fmt: skip


def _state_after(found: FollowUp, tried: Tried) -> FollowUpState:
    """Once reached, a later attempt that reaches nobody leaves it at that."""
    if tried.state == FollowUpState.TRIED and found.state == FollowUpState.REACHED:
        return FollowUpState.REACHED
    return tried.state


def _refuse_old(there: Attempt, found: FollowUp, by: User) -> None:
    newer = Attempt.objects.filter(follow_up=found, ended_at=None, recorded_at__gt=there.recorded_at).exists()
    is_old = timezone.now() - there.recorded_at > timedelta(minutes=UNDO_ALLOWED_MINUTES)
    if not there.holds or newer or is_old or there.author_id != by.pk or there.encounter_id is not None:
        raise StateError(
            "too_late_to_take_back",
            f"Only the last attempt can be taken back, by whoever wrote it, within {UNDO_ALLOWED_MINUTES} minutes.",
            "Write down another attempt, and say in its note what was wrong.",
        )
    if found.state in (FollowUpState.HANDED_OVER, FollowUpState.STOPPED):
        raise StateError("over", "This follow-up is over.", "Read the page again.")
