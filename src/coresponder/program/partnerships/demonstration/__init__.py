"""The demonstration county's planning team, promises, issues, agreements and goals: all of it invented.

Made by the same actions as anybody's. Days are counted from the day of the load, so that something is always overdue
and something always comes next. A second load changes nothing.
"""

from collections.abc import Mapping

from django.db import transaction

from coresponder.program.partnerships.demonstration import goals, meetings, negotiations, promises, team
from coresponder.program.partnerships.models import Seat
from coresponder.safeguards.accounts.models import User


@transaction.atomic
def load(*, cast: Mapping[str, User], by: User) -> None:
    """Two years of it; nothing where a seat is there already."""
    if Seat.objects.exists():
        return
    members = team.load(cast=cast, by=by)
    meetings.load(members=members, by=by)
    promises.load(cast=cast, by=by)
    goals.load(by=by)
    negotiations.load(cast=cast, by=by)
