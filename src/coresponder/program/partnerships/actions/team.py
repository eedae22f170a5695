"""Opening, filling, leaving and closing seats."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.audit_events import SEAT_CLOSED, SEAT_FILLED, SEAT_LEFT, SEATS_OPENED
from coresponder.program.partnerships.models import Member, Seat, SeatHolding
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class WhoSits:
    """Somebody who takes a seat, with an account or without."""

    name: str
    contact: str = ""
    organization: str = ""
    agency: Agency | None = None
    user: User | None = None
    name_is_open: bool = True


@transaction.atomic
def open_seats(*, sectors: Collection[Sector], title: str = "", by: User) -> list[Seat]:
    """A seat for each of these sectors, empty until somebody takes it."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    if not sectors:
        raise UsageError("no_sector", "No sector was chosen.", "Choose whom the seat speaks for.")
    today = timezone.localdate()
    seats = [Seat.objects.create(sector=each, title=title.strip(), opened_on=today) for each in sectors]
    record(SEATS_OPENED, by=by, about="planning_team", details={"count": len(seats)})
    return seats


@transaction.atomic
def close_seat(*, seat: Seat, by: User) -> Seat:
    """The team needs this seat no more. Whoever holds it leaves it."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    seat, today = _locked(seat), timezone.localdate()
    seat.holdings.filter(until_on__isnull=True).update(until_on=today)
    seat.closed_on = today
    seat.save()
    record(SEAT_CLOSED, by=by, about=f"seat:{seat.pk}", details={})
    return seat


@transaction.atomic
def fill_seat(*, seat: Seat, who: WhoSits, from_on: date, by: User, member: Member | None = None) -> SeatHolding:
    """Somebody takes an empty seat; `member` where that person sits on the team already."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    seat = _locked(seat)
    if seat.holdings.filter(until_on__isnull=True).exists():
        raise StateError("seat_taken", "Somebody holds this seat.", "Note first that the person has left it.")
    holding = SeatHolding.objects.create(seat=seat, member=member or _joined(who), from_on=from_on)
    record(SEAT_FILLED, by=by, about=f"seat:{seat.pk}", details={"member": str(holding.member_id)})
    return holding


@transaction.atomic
def leave_seat(*, holding: SeatHolding, until_on: date, by: User) -> SeatHolding:
    """Somebody leaves a seat after this day. From the next one on it is a gap."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    holding = SeatHolding.objects.select_for_update().get(pk=holding.pk)
    if holding.until_on is not None:
        raise StateError("left_already", "The person has left this seat already.", "Nothing more is needed.")
    if until_on < holding.from_on:
        raise UsageError("left_before_taken", "The last day is before the first one.", "Correct the day.")
    holding.until_on = until_on
    holding.save()
    record(SEAT_LEFT, by=by, about=f"seat:{holding.seat_id}", details={"member": str(holding.member_id)})
    return holding


def _joined(who: WhoSits) -> Member:
    if not who.name.strip():
        raise UsageError("no_name", "The name is missing.", "Say who takes the seat.")
    return Member.objects.create(
        name=who.name.strip(),
        contact=who.contact.strip(),
        organization=who.organization.strip(),
        agency=who.agency,
        user=who.user,
        name_is_open=who.name_is_open,
    )


def _locked(seat: Seat) -> Seat:
    found = Seat.objects.select_for_update().get(pk=seat.pk)
    if found.closed_on is not None:
        raise StateError("seat_closed", "This seat is closed.", "Open another one.")
    return found
