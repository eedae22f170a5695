"""What belongs to an episode: goals, tasks with owner and day, hours; and who of the staff is away."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up.audit_events import (
    AWAY_ENDED,
    AWAY_SET,
    GOAL_ANSWERED,
    GOAL_WRITTEN,
    HOURS_NOTED,
    TASK_DONE,
    TASK_GIVEN,
)
from coresponder.program.follow_up.models import CareGoal, CareHours, CareTask, Episode, StaffAway
from coresponder.program.follow_up.queries.lists import is_at_work
from coresponder.program.follow_up.queries.locking import locked
from coresponder.program.follow_up.vocabulary import GoalState
from coresponder.program.people.actions.parts import acting_agency
from coresponder.program.people.rules.texts import check_text
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Denied, Permission, check, may
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import Deed, Purpose

MOST_DAYS_AWAY = 366


@transaction.atomic
def write_goal(*, episode: Episode, text: str, by: User) -> CareGoal:
    """A goal of the person, in own words where they were said."""
    found = _open(episode, by)
    goal = CareGoal(**_of(found, by), text=check_text(text))
    goal.save(force_insert=True)
    _note(GOAL_WRITTEN, found, by)
    return goal


@transaction.atomic
def answer_goal(*, goal: CareGoal, state: GoalState, by: User) -> CareGoal:
    """Say what became of a goal."""
    check(by, Permission.WORK_FOLLOW_UPS)
    found = locked(CareGoal, goal.pk, by=by)
    found.state, found.answered_at = state, timezone.now()
    found.save(update_fields=["state", "answered_at"])
    record(GOAL_ANSWERED, by=by, about=f"person:{found.person_id}", details={"state": state.value})
    return found


@transaction.atomic
def give_task(*, episode: Episode, text: str, owner: User, due_on: date, by: User) -> CareTask:
    """Give somebody who works for the agency a task until a day."""
    found = _open(episode, by)
    if due_on < timezone.localdate():
        raise UsageError("due_in_the_past", "This day is over.", "Choose today or a day to come.")
    if not is_at_work(owner, found.owner_agency):
        raise UsageError("owner_not_there", "This colleague is away or not of your agency.", "Choose somebody else.")
    task = CareTask(**_of(found, by), text=check_text(text), task_owner=owner, due_on=due_on)
    task.save(force_insert=True)
    _note(TASK_GIVEN, found, by, owner=owner.pk)
    return task


@transaction.atomic
def do_task(*, task: CareTask, by: User) -> CareTask:
    """Say that a task is done."""
    check(by, Permission.WORK_FOLLOW_UPS)
    found = _task(task, by)
    if found.done_at is not None:
        raise StateError("done_already", "This task is done already.", "Read the page again.")
    found.done_at, found.done_by = timezone.now(), by
    found.save(update_fields=["done_at", "done_by"])
    record(TASK_DONE, by=by, about=f"person:{found.person_id}", details={"task": str(found.pk)})
    return found


@transaction.atomic
def note_hours(*, episode: Episode, minutes: int, worked_on: date, by: User) -> CareHours:
    """Note how long somebody worked on an episode on a day."""
    found = _open(episode, by)
    if not 1 <= minutes <= 24 * 60 or worked_on > timezone.localdate():
        raise UsageError("hours_impossible", "So many minutes on that day are not possible.", "Put them right.")
    hours = CareHours(**_of(found, by), minutes=minutes, worked_on=worked_on)
    hours.save(force_insert=True)
    _note(HOURS_NOTED, found, by, minutes=minutes)
    return hours


@transaction.atomic
def set_away(*, user: User, from_on: date, until_on: date, by: User) -> StaffAway:
    """Somebody of the agency is away: what is on the list stands on nobody's list meanwhile, for colleagues to take."""
    _check_of_agency(user, by)
    days = (until_on - from_on).days + 1
    if not 1 <= days <= MOST_DAYS_AWAY or until_on < timezone.localdate():
        raise UsageError("days_impossible", "These days do not fit.", "The last day has to come after the first.")
    away = StaffAway.objects.create(user=user, from_on=from_on, until_on=until_on, set_by=by)
    record(AWAY_SET, by=by, about=f"account:{user.pk}", details={"days": days})
    return away


@transaction.atomic
def end_away(*, away: StaffAway, by: User) -> StaffAway:
    """Somebody is back, or the days were wrong."""
    _check_of_agency(away.user, by)
    found = StaffAway.objects.select_for_update().get(pk=away.pk)
    if found.ended_at is not None:
        raise StateError("back_already", "This absence has ended.", "Read the page again.")
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    record(AWAY_ENDED, by=by, about=f"account:{found.user_id}", details={"away": found.pk})
    return found


def _check_of_agency(user: User, by: User) -> None:
    """A colleague of the same agency says so, or whoever manages accounts."""
    if may(by, Permission.MANAGE_ACCOUNTS):
        return
    check(by, Permission.WORK_FOLLOW_UPS)
    agency = acting_agency(by)
    if not user.memberships.filter(agency=agency).exists():
        raise Denied(STRANGER, "There is no such page.")


def _task(task: CareTask, by: User) -> CareTask:
    """A task of the own agency; or one's own that a case conference gave, as long as it may be read."""
    if task.owner_agency_id == by.agency_id:
        return locked(CareTask, task.pk, by=by)
    reader(by)
    rows = CareTask.objects.select_for_update(of=("self",)).select_related("owner_agency")
    found = rows.filter(pk=task.pk, task_owner=by, agenda_item__isnull=False).first()
    if found is None:
        raise Denied(STRANGER, "There is no such page.")
    check_part(found, by=by, deed=Deed.READ, purpose=Purpose.CASE_CONFERENCE)
    return found


def _open(episode: Episode, by: User) -> Episode:
    check(by, Permission.WORK_FOLLOW_UPS)
    found = locked(Episode, episode.pk, by=by)
    if not found.is_open:
        raise StateError("closed", "This episode is closed.", "Open it again first.")
    return found


def _of(found: Episode, by: User) -> dict[str, Any]:
    return {
        "episode": found,
        "person_id": found.person_id,
        "owner_agency_id": found.owner_agency_id,
        "author": by,
        "data_class": found.data_class,
    }


def _note(event: str, found: Episode, by: User, **details: Detail) -> None:
    record(event, by=by, about=f"person:{found.person_id}", details={**details, "episode": str(found.pk)})
