"""The seats of the planning team with who holds them, and the gaps."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from coresponder.program.partnerships.models import Member, Seat, SeatHolding
from coresponder.program.partnerships.vocabulary.team import ESSENTIAL, LIVED, Sector
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check, may

NAME_KEPT = "a member who keeps the name private"


@dataclass(frozen=True, kw_only=True)
class SeatShown:
    """One seat as one person sees it. `holding` is None where it is empty."""

    seat: Seat
    holding: SeatHolding | None
    empty_since: date
    name: str = ""

    @property
    def is_gap(self) -> bool:
        return self.holding is None


def name_of(member: Member, *, reader: User | None) -> str:
    """The name where it may be shown; whoever keeps the team sees it always. Without a reader, as it is printed."""
    is_told = member.name_is_open or (reader is not None and may(reader, Permission.MANAGE_PARTNERSHIPS))
    return str(member.name) if is_told else NAME_KEPT


def open_seats() -> QuerySet[Seat]:
    """Every seat that is not closed."""
    return Seat.objects.filter(closed_on__isnull=True)


def holdings_on(today: date) -> QuerySet[SeatHolding]:
    """Who holds a seat on that day."""
    begun = SeatHolding.objects.filter(from_on__lte=today).select_related("member__agency", "seat")
    return begun.filter(until_on__isnull=True) | begun.filter(until_on__gte=today)


def seats_seen_by(user: User) -> list[SeatShown]:
    """The seats in the order of the sectors, each with who holds it today."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    held = {each.seat_id: each for each in holdings_on(timezone.localdate())}
    order = {sector.value: place for place, sector in enumerate(Sector)}
    seats = sorted(
        open_seats().prefetch_related("holdings"), key=lambda seat: (order[seat.sector], seat.title, seat.opened_on)
    )
    return [_shown(seat, held.get(seat.pk), user) for seat in seats]


def _shown(seat: Seat, holding: SeatHolding | None, user: User) -> SeatShown:
    name = name_of(holding.member, reader=user) if holding else ""
    return SeatShown(seat=seat, holding=holding, empty_since=_empty_since(seat), name=name)


def _empty_since(seat: Seat) -> date:
    """The day after the last one of whoever held it, or the day on which it was opened."""
    left = max((each.until_on for each in seat.holdings.all() if each.until_on), default=None)
    return left + timedelta(days=1) if left else seat.opened_on


def gaps(today: date) -> list[Seat]:
    """The seats that nobody holds on that day, the essential ones first."""
    held = set(holdings_on(today).values_list("seat_id", flat=True))
    return sorted((seat for seat in open_seats() if seat.pk not in held), key=lambda seat: not seat.is_essential)


def sectors_without_a_seat() -> list[Sector]:
    """The sectors that nobody has made a seat for."""
    there = set(open_seats().values_list("sector", flat=True))
    return [sector for sector in Sector if sector.value not in there]


def essential_sectors_missing(today: date) -> list[Sector]:
    """Essential sectors for which nobody sits on the team: there is no seat, or it is empty."""
    filled = set(holdings_on(today).values_list("seat__sector", flat=True))
    return [sector for sector in ESSENTIAL if sector.value not in filled]


def lived_experience_holds_a_seat(today: date) -> bool:
    """Somebody with lived experience, a family member or a peer-run organization sits on the team."""
    return holdings_on(today).filter(seat__sector__in=LIVED).exists()


def members_on(today: date) -> list[Member]:
    """Everybody who holds a seat that day, each once, in the order of the seats."""
    found: dict[object, Member] = {}
    order = {sector.value: place for place, sector in enumerate(Sector)}
    for each in sorted(holdings_on(today), key=lambda holding: (order[holding.seat.sector], holding.pk)):
        found.setdefault(each.member_id, each.member)
    return list(found.values())


def seat_of(user: User, seat_id: object) -> Seat:
    """One open seat, for somebody who keeps the team."""
    check(user, Permission.MANAGE_PARTNERSHIPS)
    return get_object_or_404(open_seats(), pk=seat_id)


def former_holders(user: User) -> list[tuple[SeatHolding, str]]:
    """Who held a seat before, the last first, with the name as this person may see it."""
    check(user, Permission.VIEW_PARTNERSHIPS)
    today = timezone.localdate()
    past = SeatHolding.objects.filter(until_on__lt=today).select_related("member", "seat").order_by("-until_on")
    return [(each, name_of(each.member, reader=user)) for each in past]
