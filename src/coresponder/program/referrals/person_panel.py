"""What stands of referrals on a person's page: the open ones that the reader may see."""

from typing import Any

from coresponder.program.people.page_panels import Panel
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.referrals.models import Referral


def panel_content(seen: PersonRecord) -> dict[str, Any]:
    """The parts that the person who reads may see, and no others."""
    shown = [each.part for each in seen.record.shown if isinstance(each.part, Referral)]
    return {
        "person": seen.person,
        "is_masked": seen.record.is_masked,
        "referrals": [each for each in shown if each.is_masked or not each.is_over],
    }


PANEL = Panel(template="referrals/person_panel.html", content=panel_content)
