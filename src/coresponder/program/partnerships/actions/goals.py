"""Writing mission and vision; goals, objectives, and their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.actions.taking_turns import STATEMENT_LOCK, take_turn
from coresponder.program.partnerships.audit_events import (
    GOAL_CONFIRMED,
    GOAL_DRAFTED,
    GOAL_DROPPED,
    GOAL_SET,
    OBJECTIVE_DROPPED,
    OBJECTIVE_SET,
    READING_ENTERED,
    STATEMENT_WRITTEN,
)
from coresponder.program.partnerships.measured_sources import definition_of
from coresponder.program.partnerships.models import Goal, Objective, Reading, Statement
from coresponder.program.partnerships.queries.goals import standing_statement
from coresponder.program.partnerships.vocabulary.goals import Basis
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Target:
    """From where to where a measure shall move until a day."""

    words: str
    measure_key: str
    baseline_value: Decimal
    baseline_source: str
    target_value: Decimal
    by_on: date


@transaction.atomic
def write_statement(*, mission: str, vision: str, note: str = "", based_on: int, by: User) -> Statement:
    """Keep a version of mission and vision. It stands aside where another one came to stand meanwhile."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not mission.strip():
        raise UsageError("no_mission", "The mission says nothing.", "Say in a sentence what the program is for.")
    take_turn(STATEMENT_LOCK)
    standing = standing_statement()
    said = (mission.strip(), vision.strip())
    is_aside = standing is not None and standing.number != based_on and (standing.text, standing.vision) != said
    written = Statement.objects.create(
        number=Statement.objects.count() + 1,
        text=said[0],
        vision=said[1],
        note=note.strip(),
        based_on=based_on,
        stands_aside=is_aside,
        written_by=by,
        written_at=timezone.now(),
    )
    record(STATEMENT_WRITTEN, by=by, about="statement", details={"number": written.number})
    return written


@transaction.atomic
def set_goal(*, title: str, why: str, activities: Sequence[str], by: User, goal: Goal | None = None) -> Goal:
    """A new goal, or another wording of one."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not title.strip():
        raise UsageError("no_goal", "The goal says nothing.", "Say what shall change.")
    goal = goal or Goal(position=_next_position())
    goal.title, goal.why = title.strip(), why.strip()
    goal.activities = [each.strip()[:160] for each in activities if each.strip()]
    goal.save()
    record(GOAL_SET, by=by, about=f"goal:{goal.pk}", details={"activities": len(goal.activities)})
    return goal


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A goal as a model has it, with how it is known and the measures that it could be seen by."""

    title: str
    why: str
    activities: tuple[str, ...]
    measures: tuple[str, ...]
    basis: Basis
    source: str


@transaction.atomic
def draft_goal(*, proposal: Proposal, after: str, by: User) -> Goal:
    """A goal to be confirmed by a person. It has no baseline and no target: those are nobody else's to say."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    unknown = [key for key in proposal.measures if definition_of(key) is None]
    if unknown:
        raise UsageError("no_measure", f"There is no measure “{unknown[0]}”.", "Choose one of the registry.")
    drafted = Goal.objects.create(
        position=_next_position(),
        title=proposal.title,
        why=proposal.why,
        activities=list(proposal.activities),
        proposed_measures=list(proposal.measures),
        drafted_after=after,
        basis=proposal.basis,
        source=proposal.source,
    )
    details: dict[str, int | bool | str | None] = {"measures": len(proposal.measures), "basis": proposal.basis.value}
    record(GOAL_DRAFTED, by=by, about=f"goal:{drafted.pk}", details=details)
    return drafted


@transaction.atomic
def confirm_goal(*, goal: Goal, by: User) -> Goal:
    """Take a draft as the program's own goal. Its measures stay proposed until an objective rests on each."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    if not goal.is_draft:
        raise StateError("no_draft", "This goal is no draft.", "It is pursued already, or was dropped.")
    goal.drafted_after, goal.basis, goal.source = "", "", ""
    goal.save()
    record(GOAL_CONFIRMED, by=by, about=f"goal:{goal.pk}", details={})
    return goal


def _next_position() -> int:
    last: int = Goal.objects.aggregate(last=Max("position"))["last"] or 0
    return last + 1


@transaction.atomic
def drop_goal(*, goal: Goal, by: User) -> Goal:
    """The program pursues it no more. Its numbers are kept."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    goal.dropped_on = timezone.localdate()
    goal.save()
    record(GOAL_DROPPED, by=by, about=f"goal:{goal.pk}", details={})
    return goal


@transaction.atomic
def set_objective(*, goal: Goal, target: Target, by: User) -> Objective:
    """Tie a goal to a measure of the registry, with where it starts and where it shall be until when."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    definition = definition_of(target.measure_key)
    if definition is None:
        raise UsageError("no_measure", "There is no such measure.", "Choose one of the registry.")
    if goal.is_draft:
        raise StateError("draft_goal", "This goal is a draft.", "Confirm it first.")
    if target.target_value == target.baseline_value:
        raise UsageError("no_change", "Target and baseline are the same.", "Say what shall change.")
    if not target.baseline_source.strip():
        raise UsageError("no_source", "It is not said where the baseline is known from.", "Name it.")
    told = {name: getattr(target, name) for name in Target.__dataclass_fields__}
    objective = Objective.objects.create(goal=goal, unit=definition.unit, **told)
    details = {"goal": str(goal.pk), "measure": target.measure_key}
    record(OBJECTIVE_SET, by=by, about=f"objective:{objective.pk}", details=details)
    return objective


@transaction.atomic
def drop_objective(*, objective: Objective, by: User) -> Objective:
    """The objective is pursued no more. Its numbers are kept."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    objective.dropped_on = timezone.localdate()
    objective.save()
    record(OBJECTIVE_DROPPED, by=by, about=f"objective:{objective.pk}", details={})
    return objective


@transaction.atomic
def enter_reading(*, objective: Objective, value: Decimal, on: date, source: str, by: User) -> Reading:
    """What the measure was on a day, and where that is known from."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not source.strip():
        raise UsageError("no_source", "It is not said where that is known from.", "Name a report or a figure.")
    if on > timezone.localdate():
        raise UsageError("measured_tomorrow", "That day has not come yet.", "Correct the day.")
    entered = Reading.objects.create(
        objective=objective, value=value, on=on, source=source.strip(), entered_by=by, entered_at=timezone.now()
    )
    record(READING_ENTERED, by=by, about=f"objective:{objective.pk}", details={"on": on.isoformat()})
    return entered
