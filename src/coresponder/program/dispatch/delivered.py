"""What the shifts that were worked say about what an agency promised: hours, clinicians, vehicles."""

from datetime import datetime
from decimal import Decimal

from coresponder.program.dispatch.models import Shift, ShiftMember
from coresponder.program.dispatch.vocabulary import Half, TeamRole
from coresponder.program.partnerships.delivered_sources import Source, register
from coresponder.program.partnerships.vocabulary.commitments import Promised

KINDS = (Promised.OFFICER_HOURS, Promised.CLINICIAN_HOURS, Promised.CLINICIAN_FTE, Promised.VEHICLES)
MINUTES_OF_AN_HOUR = 60
HOURS_OF_A_FULL_TIME_WEEK, DAYS_OF_A_WEEK, SECONDS_OF_A_DAY = 40, 7, 86400
TENTH = Decimal("0.1")
HALVES = {Promised.OFFICER_HOURS: Half.OFFICER}


def delivered(kind: Promised, agency_id: int, from_at: datetime, to_at: datetime) -> Decimal | None:
    """What an agency's people worked between two instants, from the shifts as they were worked.

    A shift counts where it began. One that has not ended is not counted. Whoever is on a shift counts for the agency
    that the account acts for now. None where no shift of anybody ended in the stretch: then nothing is known.
    """
    shifts = Shift.objects.filter(worked_from_at__gte=from_at, worked_from_at__lt=to_at, worked_to_at__isnull=False)
    if not shifts.exists():
        return None
    if kind == Promised.VEHICLES:
        return Decimal(_vehicles(agency_id, from_at, to_at))
    hours = _hours(kind, agency_id, from_at, to_at)
    if kind == Promised.CLINICIAN_FTE:
        weeks = Decimal((to_at - from_at).total_seconds()) / SECONDS_OF_A_DAY / DAYS_OF_A_WEEK
        return (hours / HOURS_OF_A_FULL_TIME_WEEK / weeks).quantize(Decimal("0.01"))
    return hours.quantize(TENTH)


def _hours(kind: Promised, agency_id: int, from_at: datetime, to_at: datetime) -> Decimal:
    members = ShiftMember.objects.filter(
        user__agency=agency_id,
        shift__worked_from_at__gte=from_at,
        shift__worked_from_at__lt=to_at,
        shift__worked_to_at__isnull=False,
    )
    is_officer = HALVES.get(kind) == Half.OFFICER
    members = members.filter(role=TeamRole.OFFICER) if is_officer else members.exclude(role=TeamRole.OFFICER)
    minutes = [each.shift.worked_minutes or 0 for each in members.select_related("shift")]
    return Decimal(sum(minutes)) / MINUTES_OF_AN_HOUR


def _vehicles(agency_id: int, from_at: datetime, to_at: datetime) -> int:
    shifts = Shift.objects.filter(worked_from_at__gte=from_at, worked_from_at__lt=to_at, team__agency=agency_id)
    return shifts.exclude(vehicle="").values("vehicle").distinct().order_by().count()


def register_source() -> None:
    """Make the shifts known to the page of commitments."""
    register(Source(key="shifts", title="shifts as they were worked", kinds=KINDS, ask=delivered))
