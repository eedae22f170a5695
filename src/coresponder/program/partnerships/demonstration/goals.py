"""What the demonstration county's program is for. The numbers are invented, and say so."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from coresponder.program.partnerships.actions.goals import (
    Target,
    enter_reading,
    set_goal,
    set_objective,
    write_statement,
)
from coresponder.safeguards.accounts.models import User

MISSION = "An officer and a clinician come together when somebody in Marigold County is in crisis."
VISION = "Whoever is in crisis gets care and not a cell, and is not alone with it the week after."
BASELINE, REPORT = "Baseline of the county (invented)", "Report of the first year (invented)"
# Goal, why, what is done, and (objective, measure, baseline, target, newest).
GOALS = (
    (
        "Crisis calls are answered by people who can help",
        "Patrol alone knows the law and not the illness.",
        ("One car with officer and clinician, noon to ten", "Dispatchers ask ten questions"),
        ("On scene for half an hour (1,800 seconds), and no longer", "on_scene_time", "2460", "1800", "2160"),
    ),
    (
        "Fewer places call again and again",
        "A call that is settled for an hour comes back at night.",
        ("Call back within 72 hours", "A response plan after three contacts"),
        ("From 38 to 25 of 100 crisis calls at ten places", "repeat_location_concentration", "0.38", "0.25", "0.4"),
    ),
    (
        "Officers are free for other calls",
        "An officer who waits at the hospital is missing on the street.",
        ("The hospital names one nurse for handovers",),
        ("A fifth fewer officer hours on crisis calls", "crisis_unit_hours", "5200", "4160", ""),
    ),
)


def load(*, by: User) -> None:
    """Mission, vision, three goals: one on the way, one the wrong way, one not known yet."""
    write_statement(mission=MISSION, vision=VISION, based_on=0, by=by)
    today = timezone.localdate()
    for title, why, activities, (words, key, baseline, target, newest) in GOALS:
        goal = set_goal(title=title, why=why, activities=activities, by=by)
        wanted = Target(
            words=words,
            measure_key=key,
            baseline_value=Decimal(baseline),
            baseline_source=BASELINE,
            target_value=Decimal(target),
            by_on=today + timedelta(days=300),
        )
        objective = set_objective(goal=goal, target=wanted, by=by)
        if newest:
            on = today - timedelta(days=25)
            enter_reading(objective=objective, value=Decimal(newest), on=on, source=REPORT, by=by)
