"""Mission, goals and objectives as they stand, and the logic model that is drawn from them."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.analysis.charts.logic_model import LogicModel, LogicRow
from coresponder.program.partnerships.measured_sources import definition_of, now_of
from coresponder.program.partnerships.models import Commitment, Goal, Objective, Reading, Statement
from coresponder.program.partnerships.vocabulary.goals import Progress
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

MOST_INPUTS = 8


@dataclass(frozen=True, kw_only=True)
class ObjectiveShown:
    """An objective with its newest number."""

    objective: Objective
    measure: str
    reading: Reading | None
    progress: Progress
    percent: int | None


def standing_statement() -> Statement | None:
    """The mission and vision that stand."""
    return Statement.objects.filter(stands_aside=False).select_related("written_by").last()


def statements(user: User) -> list[Statement]:
    """Every version, the newest first."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    return list(Statement.objects.select_related("written_by").order_by("-number"))


def live_goals() -> QuerySet[Goal]:
    """The goals that are pursued."""
    return Goal.objects.filter(dropped_on__isnull=True, drafted_after="")


@dataclass(frozen=True, kw_only=True)
class ProposedMeasure:
    """A measure by which a goal could be seen, and nothing rests on it yet."""

    key: str
    title: str
    unit: str


def drafted_goals(user: User) -> list[tuple[Goal, list[ProposedMeasure]]]:
    """Goals that were drafted after a model and wait for somebody to confirm them."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    found = Goal.objects.filter(dropped_on__isnull=True).exclude(drafted_after="")
    return [(goal, proposed_for(goal, used=set())) for goal in found]


def proposed_for(goal: Goal, *, used: set[str]) -> list[ProposedMeasure]:
    """The measures that were proposed for a goal, without those that an objective rests on."""
    known = (definition_of(key) for key in goal.proposed_measures if key not in used)
    return [ProposedMeasure(key=each.key, title=each.title, unit=each.unit) for each in known if each]


def live_objectives() -> QuerySet[Objective]:
    """The objectives of goals that are pursued."""
    return Objective.objects.filter(dropped_on__isnull=True, goal__dropped_on__isnull=True)


def goals_with_proposals(user: User) -> list[tuple[Goal, list[ObjectiveShown], list[ProposedMeasure]]]:
    """The goals in their order, each with its objectives and the measures that nothing rests on yet."""
    return [
        (goal, objectives, proposed_for(goal, used={each.objective.measure_key for each in objectives}))
        for goal, objectives in goals_seen_by(user)
    ]


def goals_seen_by(user: User) -> list[tuple[Goal, list[ObjectiveShown]]]:
    """The goals in their order, each with its objectives."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    found = live_goals().prefetch_related("objectives__readings")
    return [(goal, [shown(each) for each in goal.objectives.all() if each.dropped_on is None]) for goal in found]


def goal_of(user: User, goal_id: UUID) -> Goal:
    """One goal, for somebody who keeps them."""
    check(user, Permission.MANAGE_PARTNERSHIPS)
    return get_object_or_404(Goal.objects.filter(dropped_on__isnull=True), pk=goal_id)


def objective_of(user: User, objective_id: UUID) -> Objective:
    """One objective, for somebody who keeps them."""
    check(user, Permission.MANAGE_PARTNERSHIPS)
    return get_object_or_404(Objective.objects.filter(dropped_on__isnull=True).select_related("goal"), pk=objective_id)


def shown(objective: Objective) -> ObjectiveShown:
    """How an objective stands: its newest number between baseline and target."""
    reading = _newest(objective)
    definition = definition_of(objective.measure_key)
    progress, percent = _progress(objective, reading)
    return ObjectiveShown(
        objective=objective,
        measure=definition.title if definition else objective.measure_key,
        reading=reading,
        progress=progress,
        percent=percent,
    )


def _newest(objective: Objective) -> Reading | None:
    """What was entered last, or what the program itself knows, whichever is of the later day."""
    entered = next(iter(list(objective.readings.all())[::-1]), None)
    known = now_of(objective.measure_key)
    if known is None or known.on is None or (entered is not None and entered.on > known.on):
        return entered
    value = Decimal(str(round(known.value, 3)))
    return Reading(objective=objective, value=value, on=known.on, source=known.source)


def _progress(objective: Objective, reading: Reading | None) -> tuple[Progress, int | None]:
    if reading is None:
        return Progress.NOT_KNOWN, None
    way = objective.target_value - objective.baseline_value
    share = (reading.value - objective.baseline_value) / way
    if share >= 1:
        return Progress.MET, round(share * 100)
    standing = Progress.NO_CHANGE if share == 0 else Progress.ON_THE_WAY if share > 0 else Progress.WRONG_WAY
    return standing, round(share * 100)


def logic_model_of(user: User) -> LogicModel:
    """What is promised, what is done, how it is measured, what for."""
    statement = standing_statement()
    rows = tuple(
        LogicRow(
            activities=tuple(goal.activities),
            measured=tuple(_measured_words(each) for each in objectives),
            goal=goal.title,
        )
        for goal, objectives in goals_seen_by(user)
    )
    today = timezone.localdate()
    live = Commitment.objects.exclude(ends_on__lt=today).values_list("words", flat=True).distinct()
    inputs = tuple(dict.fromkeys(live))[:MOST_INPUTS]
    return LogicModel(inputs=inputs, rows=rows, vision=statement.vision if statement else "")


def _measured_words(shown: ObjectiveShown) -> str:
    objective = shown.objective
    return f"{shown.measure}: from {_plain(objective.baseline_value)} to {_plain(objective.target_value)}"


def _plain(number: object) -> str:
    return f"{number:,.3f}".rstrip("0").rstrip(".")
