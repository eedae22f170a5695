"""What stands of encounters on a person's page beside the timeline: the way to begin one."""

from typing import Any

from coresponder.program.people.page_panels import Panel
from coresponder.program.people.queries.record import PersonRecord


def panel_content(seen: PersonRecord) -> dict[str, Any]:
    """With whom it would be."""
    return {"person": seen.person}


PANEL = Panel(template="encounters/person_panel.html", content=panel_content)
