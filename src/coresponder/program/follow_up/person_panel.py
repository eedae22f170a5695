"""What stands of follow-up on a person's page: what is due next, the wish about contact, and the way to the whole."""

from typing import Any

from django.utils import timezone

from coresponder.program.follow_up.models import ContactWish, Episode, FollowUp
from coresponder.program.people.page_panels import Panel
from coresponder.program.people.queries.record import PersonRecord

NEXT = 3


def panel_content(seen: PersonRecord) -> dict[str, Any]:
    """The parts that the person who reads may see, and no others."""
    shown = [] if seen.record.is_masked else [each.part for each in seen.record.shown]
    due = sorted((each for each in shown if isinstance(each, FollowUp) and each.is_open), key=lambda each: each.due_at)
    return {
        "person": seen.person,
        "is_masked": seen.record.is_masked,
        "due": due[:NEXT],
        "more": max(0, len(due) - NEXT),
        "wishes": [each for each in shown if isinstance(each, ContactWish) and each.holds],
        "episodes": [each for each in shown if isinstance(each, Episode) and each.is_open],
        "now": timezone.now(),
    }


PANEL = Panel(template="follow_up/person_panel.html", content=panel_content)
