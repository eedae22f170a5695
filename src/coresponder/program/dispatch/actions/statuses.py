"""What a team taps: its answer, its way through the call, that something is still so, and taking a tap back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.actions.events import add_event, locked, refuse_if_changed, settle
from coresponder.program.dispatch.audit_events import STATUS_RECORDED
from coresponder.program.dispatch.models import Assignment, StatusEvent
from coresponder.program.dispatch.ordering import UNDO_SECONDS, happened_at
from coresponder.program.dispatch.rules.statuses import (
    refuse_reasonless,
    refuse_unknown_step,
    refuse_unless_of_the_team,
)
from coresponder.program.dispatch.vocabulary import Step, Way
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record


@transaction.atomic
def record_status(
    *,
    assignment: Assignment,
    step: Step,
    by: User,
    event_id: UUID,
    recorded_at: datetime | None = None,
    sent_at: datetime | None = None,
    number: int = 0,
    way: Way = Way.PHONE,
    not_going: str = "",
    destination: str = "",
    undoes_id: UUID | None = None,
) -> StatusEvent:
    """Write down one tap. The same id again changes nothing and gives what was written.

    `recorded_at` is what the phone's clock showed at the tap, `sent_at` what it shows now; without them it happened
    now. What the state does not allow is kept and set aside. StateError where the same id says something else.
    """
    refuse_unless_of_the_team(assignment, by)
    refuse_unknown_step(step)
    refuse_reasonless(step, not_going)
    assignment = locked(assignment.pk)
    known = StatusEvent.objects.filter(pk=event_id).first()
    if known is not None:
        return _the_same(known, assignment=assignment, step=step, by=by)
    now = timezone.now()
    at = happened_at(recorded_at=recorded_at or now, sent_at=sent_at, received_at=now, not_before=assignment.offered_at)
    made = add_event(
        assignment, step=step, by=by, way=way, at=at, id=event_id, recorded_at=recorded_at or now, number=number,
        not_going=not_going, destination=destination, undoes=_meant(assignment, step, undoes_id),
    )  # fmt: skip
    settle(assignment)
    details = {"step": step.value, "state": assignment.state, "way": way.value}
    record(STATUS_RECORDED, by=by, about=f"assignment:{assignment.pk}", details=details)
    return made


@transaction.atomic
def undo_last(*, assignment: Assignment, by: User, event_id: UUID, seen_version: int | None = None) -> StatusEvent:
    """Take back what one did last, within eight seconds. It is kept with what took it back."""
    assignment = locked(assignment.pk)
    refuse_if_changed(assignment, seen_version)
    last = assignment.events.exclude(by=None).order_by("-received_at", "-id").first()
    since = (timezone.now() - last.received_at).total_seconds() if last else None
    if last is None or last.by_id != by.pk or since is None or since > UNDO_SECONDS or last.step == Step.UNDONE:
        raise StateError(
            "too_late_to_undo",
            f"Only one’s own last step can be taken back, and within {UNDO_SECONDS} seconds.",
            "Record what is so now instead.",
        )
    made = add_event(assignment, step=Step.UNDONE, by=by, way=Way.DESK, at=timezone.now(), id=event_id, undoes=last)
    settle(assignment)
    details = {"step": Step.UNDONE.value, "state": assignment.state, "way": Way.DESK.value}
    record(STATUS_RECORDED, by=by, about=f"assignment:{assignment.pk}", details=details)
    return made


def _the_same(known: StatusEvent, *, assignment: Assignment, step: Step, by: User) -> StatusEvent:
    """What is known under this id, if it is what is being sent again."""
    if (known.assignment_id, known.step, known.by_id) != (assignment.pk, step.value, by.pk):
        raise StateError("id_used_twice", "This entry carries the id of another one. Both are kept as they are.")
    return known


def _meant(assignment: Assignment, step: Step, undoes_id: UUID | None) -> StatusEvent | None:
    """Which event is taken back."""
    if step != Step.UNDONE:
        return None
    found = assignment.events.filter(pk=undoes_id).first() if undoes_id else None
    if found is None:
        raise UsageError("nothing_to_undo", "What is to be taken back has not arrived.", "Send that first.")
    return found
