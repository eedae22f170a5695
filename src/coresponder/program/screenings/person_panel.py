"""What stands of screenings on a person's page: what is open, the newest results, and whether there is a plan."""

from typing import Any

from coresponder.program.people.page_panels import Panel
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening

NEWEST = 3


def panel_content(seen: PersonRecord) -> dict[str, Any]:
    """The parts that the person who reads may see, and no others."""
    shown = [each.part for each in seen.record.shown]
    screenings = [each for each in shown if isinstance(each, Screening) and each.holds]
    return {
        "person": seen.person,
        "is_masked": seen.record.is_masked,
        "open_steps": [each for each in shown if isinstance(each, RequiredStep) and each.is_open],
        "screenings": screenings[:NEWEST],
        "more": max(0, len(screenings) - NEWEST),
        "plans": [each for each in shown if isinstance(each, SafetyPlan) and each.holds],
    }


PANEL = Panel(template="screenings/person_panel.html", content=panel_content)
