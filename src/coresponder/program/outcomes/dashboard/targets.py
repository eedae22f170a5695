"""Where a measure shall go: the objectives of the goals that rest on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from coresponder.analysis.measures.figures import Figure
from coresponder.program.outcomes.dashboard.headlines import Say
from coresponder.program.partnerships.models import Objective
from coresponder.program.partnerships.queries.goals import live_objectives


@dataclass(frozen=True, kw_only=True)
class Target:
    """The value that is sought, the day by which, and whether the value now is there."""

    value: str
    by_on: date
    is_reached: bool
    is_overdue: bool


def targets() -> Mapping[str, Objective]:
    """The objective of each measure that has one; of several the one that is due next."""
    found: dict[str, Objective] = {}
    for objective in live_objectives().select_related("goal").order_by("by_on"):
        found.setdefault(objective.measure_key, objective)
    return found


def target_of(objective: Objective, now: Figure | None, say: Say) -> Target:
    """The target beside the value since launch; withheld or unknown, it is not said to be reached."""
    is_reached = now is not None and now.value is not None and not now.suppressed and _is_there(objective, now.value)
    return Target(
        value=say(float(objective.target_value)),
        by_on=objective.by_on,
        is_reached=is_reached,
        is_overdue=objective.by_on < timezone.localdate() and not is_reached,
    )


def _is_there(objective: Objective, value: float) -> bool:
    target = float(objective.target_value)
    return value >= target if objective.target_value > objective.baseline_value else value <= target
