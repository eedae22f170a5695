"""What the first page says about readiness, to those who assess it."""

from typing import Any

from coresponder.program.readiness.queries.readiness import next_step
from coresponder.program.readiness.vocabulary import SUPPORT_CENTER
from coresponder.safeguards.accounts.models import User


def readiness_panel(user: User) -> dict[str, Any]:
    """The next step on the way, and where to get help with it; nothing where nothing is open."""
    found = next_step(user)
    if found is None:
        return {}
    score, asked = found
    return {"score": score, "asked": asked, "support_center": SUPPORT_CENTER}
