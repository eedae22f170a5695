"""What the coordinator's first page says about partnerships by itself."""

from typing import Any

from django.utils import timezone

from coresponder.program.partnerships.queries.meetings import overdue_actions, shown_action
from coresponder.program.partnerships.queries.negotiations import agreements_to_renew
from coresponder.program.partnerships.queries.team import essential_sectors_missing, open_seats
from coresponder.safeguards.accounts.models import User

MOST_SHOWN = 5


def partners_panel(user: User) -> dict[str, Any]:
    """What is overdue and who is missing; nothing where all is well."""
    today = timezone.localdate()
    overdue = [shown_action(each, user) for each in overdue_actions(today)[:MOST_SHOWN]]
    missing = essential_sectors_missing(today) if open_seats().exists() else []
    return {"overdue": overdue, "missing": missing} if overdue or missing else {}


def waits_for_a_team(user: User) -> bool:
    """No seat of the planning team is open yet."""
    return not open_seats().exists()


def waits_for_a_renewal(user: User) -> bool:
    """An agreement ends soon, and nobody negotiates what takes its place."""
    return bool(agreements_to_renew())
