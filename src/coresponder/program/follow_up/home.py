"""What waits for somebody in follow-up, so that it can stand on the first page: counts, and no name."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.program.follow_up.models import FollowUp
from coresponder.program.follow_up.queries.counts import counts_by_agency
from coresponder.program.follow_up.queries.lists import held_by, offered_to, on_nobodys_list
from coresponder.program.follow_up.queries.rule_sets import rule_set_in_force
from coresponder.program.follow_up.queries.today import PURPOSE, end_of_day
from coresponder.program.follow_up.vocabulary import OPEN_FOLLOW_UP
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.context import viewing_as


@transaction.atomic
def today_panel(user: User) -> dict[str, Any]:
    """What is due on the own list today; nothing where nothing is."""
    if viewing_as() is not None:
        return {}
    holds, now = reader(user), timezone.now()
    mine = FollowUp.objects.filter(episode__in=held_by(user), state__in=OPEN_FOLLOW_UP)
    due = holds.readable(mine.filter(due_at__lt=end_of_day(now)), purpose=PURPOSE)
    found = {
        "due": due.count(),
        "overdue": due.filter(due_at__lt=now).count(),
        "nobodys": holds.readable(on_nobodys_list(user.agency), purpose=PURPOSE).count(),
        "offered": holds.readable(offered_to(user), purpose=PURPOSE).count(),
    }
    return found if any(found.values()) else {}


def counts_panel(user: User) -> dict[str, Any]:
    """Which agencies are behind, as counts without names; nothing where none is."""
    behind = [each for each in counts_by_agency() if each.needs_a_look]
    return {"behind": behind} if behind else {}


def waits_for_rules(user: User) -> bool:
    """Whether no rules are in force, so that nobody is followed up by rule."""
    return rule_set_in_force() is None
