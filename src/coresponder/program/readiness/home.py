"""What the first page says about readiness, to those who assess it."""

from typing import Any

from coresponder.program.readiness.queries.readiness import open_steps, scores
from coresponder.program.readiness.vocabulary import SUPPORT_CENTER
from coresponder.safeguards.accounts.models import User

# A step can wait for somebody else; what can be done meanwhile is named, and not all of it.
MOST_MEANWHILE = 3


def readiness_panel(user: User) -> dict[str, Any]:
    """The next step on the way, and where to get help with it; nothing where nothing is open."""
    found = open_steps(scores(user))
    if not found:
        return {}
    (score, asked), *others = found
    meanwhile = [each for _, each in others[:MOST_MEANWHILE]]
    return {"score": score, "asked": asked, "meanwhile": meanwhile, "support_center": SUPPORT_CENTER}
