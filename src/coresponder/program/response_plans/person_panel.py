"""What stands of the plan on a person's page: the first two sections, and the way to the whole."""

from typing import Any

from coresponder.program.people.page_panels import Panel
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import VersionState


def panel_content(seen: PersonRecord) -> dict[str, Any]:
    """The plans in use that the person who reads may see."""
    shown = [each.part for each in seen.record.shown if isinstance(each.part, PlanVersion)]
    in_use = [each for each in shown if each.state == VersionState.APPROVED]
    return {"plans": in_use, "person": seen.person}


PANEL = Panel(template="response_plans/person_panel.html", content=panel_content)
