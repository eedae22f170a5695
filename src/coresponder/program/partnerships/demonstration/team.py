"""Who sits on the team: one essential seat is empty since a few weeks."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from coresponder.program.partnerships.actions.charters import adopt_charter, write_charter
from coresponder.program.partnerships.actions.team import WhoSits, fill_seat, leave_seat, open_seats
from coresponder.program.partnerships.models import Member
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import User

YEARS = timedelta(days=730)
# Sector, name, organization, account, whether the name may be shown. Fay left; her seat is the gap.
SITS = (
    (Sector.POLICE_COMMAND, "Sol Signatory", "", "sol", True),
    (Sector.PATROL, "Omar Officer", "", "omar", True),
    (Sector.DISPATCH_CENTER, "Dana Dispatcher", "", "dana", True),
    (Sector.MENTAL_HEALTH, "Sade Signatory", "", "sade", True),
    (Sector.LIVED_EXPERIENCE, "Lou Made-Up", "Marigold Peers (invented)", "", False),
    (Sector.FAMILIES, "Fay Made-Up", "", "", False),
    (Sector.EMS_FIRE, "Pavel Paramedic", "", "pavel", True),
    (Sector.HOSPITAL, "Hana Made-Up", "Marigold General Hospital (invented)", "", True),
    (Sector.HOUSING, "Hugo Made-Up", "Marigold Housing Table (invented)", "", True),
    (Sector.COUNSEL_PRIVACY, "Priya Privacy-Officer", "", "priya", True),
    (Sector.EVALUATION, "Eve Evaluator", "", "eve", True),
)
FIRST_CHARTER = """What we are for. We plan the co-responder program of Marigold County and watch over it.
Who sits with us. Each partner has a seat. People with lived experience and families have seats of their own.
How we decide. By consensus where we can. Else by vote, one vote a seat.
How often we meet. Every second month."""
SECOND_CHARTER = (
    FIRST_CHARTER
    + """
What we may see. Counts, and nothing about a person. Where a meeting is public, nothing is said about a case.
What we pay. People who come without being paid for it get their ride and their time paid."""
)


def load(*, cast: Mapping[str, User], by: User) -> dict[Sector, Member]:
    """The seats, who holds them, and the charter."""
    since = timezone.localdate() - YEARS
    seats = {each.sector: each for each in open_seats(sectors=[sector for sector, *_ in SITS], by=by)}
    members = {}
    for sector, name, organization, username, is_open in SITS:
        user = cast.get(username)
        agency = user.agency if user else None
        who = WhoSits(name=name, organization=organization, agency=agency, user=user, name_is_open=is_open)
        holding = fill_seat(seat=seats[sector], who=who, from_on=since, by=by)
        members[sector] = holding.member
        if sector == Sector.FAMILIES:
            leave_seat(holding=holding, until_on=timezone.localdate() - timedelta(days=40), by=by)
    first = write_charter(text=FIRST_CHARTER, based_on=0, by=by)
    adopt_charter(version=first, on=since + timedelta(days=30), by=by)
    second = write_charter(text=SECOND_CHARTER, note="What we may see, and pay", based_on=1, by=by)
    adopt_charter(version=second, on=since + timedelta(days=400), by=by)
    return members
