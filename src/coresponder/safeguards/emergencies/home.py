"""What the home page says about openings."""

from typing import Any

from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.emergencies.queries import overdue, unread_notices, waiting_for_review


def review_panel(user: User) -> dict[str, Any]:
    """How many openings wait for a review, how many are overdue, how many notices are new; nothing where none waits."""
    waiting = waiting_for_review(user)
    number = waiting.count()
    if not number:
        return {}
    late = overdue(waiting, timezone.localdate()).count()
    return {"waiting": number, "overdue": late, "unread": unread_notices(user).count()}


def has_opened_something(user: User) -> bool:
    """The person opened a record in an emergency before."""
    return Opening.objects.filter(opened_by=user).exists()
