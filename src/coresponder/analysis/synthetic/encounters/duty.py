"""The teams of the invented county after launch: when each is on duty, who is on it, and how it comes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from coresponder.analysis.synthetic.names import TIME_ZONE

ZONE = ZoneInfo(TIME_ZONE)


@dataclass(frozen=True, kw_only=True)
class YearTeam:
    """A team, its hours on its weekdays (Monday is 0), its people by role, and how many calls it can have at once."""

    call_sign: str
    weekdays: tuple[int, ...]
    starts_at: int
    hours: int
    members: tuple[str, ...]
    mode: str
    most_at_once: int = 1

    @property
    def has_officer(self) -> bool:
        return "officer" in self.members

    @property
    def is_patrol(self) -> bool:
        """Whether nobody but officers is there, as before the launch."""
        return self.mode == "officer_only"

    @property
    def is_remote(self) -> bool:
        return self.mode == "video"

    @property
    def clinical_role(self) -> str:
        """The member who writes the clinical part; nobody on patrol."""
        return next((each for each in self.members if each != "officer"), "")


@dataclass(frozen=True, kw_only=True)
class DutyShift:
    """One team on duty on one day."""

    number: int
    team: YearTeam
    begins_at: datetime
    ends_at: datetime


TEAMS = (
    YearTeam(
        call_sign="CRT1", weekdays=(0, 1, 2, 3, 4), starts_at=10, hours=10,
        members=("officer", "clinician"), mode="in_person_joint",
    ),
    YearTeam(
        call_sign="CRT2", weekdays=(2, 3, 4, 5, 6), starts_at=14, hours=10,
        members=("officer", "social_worker"), mode="in_person_joint",
    ),
    YearTeam(
        call_sign="PEER1", weekdays=(0, 1, 2, 3, 4), starts_at=9, hours=8,
        members=("peer", "paramedic"), mode="clinician_only",
    ),
    YearTeam(
        call_sign="TELE1", weekdays=(0, 1, 2, 3, 4), starts_at=7, hours=12,
        members=("clinician",), mode="video", most_at_once=4,
    ),
)  # fmt: skip
# Before the launch: whichever patrol unit came.
PATROL = YearTeam(
    call_sign="PATROL",
    weekdays=(0, 1, 2, 3, 4, 5, 6),
    starts_at=0,
    hours=24,
    members=("officer",),
    mode="officer_only",
)
FOLLOW_UP_TEAM = YearTeam(
    call_sign="FU1",
    weekdays=(0, 1, 2, 3, 4, 5, 6),
    starts_at=9,
    hours=8,
    members=("officer", "case_manager"),
    mode="in_person_joint",
)


def shifts(first_on: date, last_on: date) -> Iterator[DutyShift]:
    """Every shift of every team in the period, in the order of the days; local hours, so that clocks may change."""
    number = 0
    for day in (first_on + timedelta(days=each) for each in range((last_on - first_on).days + 1)):
        for team in TEAMS:
            if day.weekday() in team.weekdays:
                begins_at = at_local(day, team.starts_at)
                ends_at = later(begins_at, team.hours * 60)
                yield DutyShift(number=number, team=team, begins_at=begins_at, ends_at=ends_at)
                number += 1


def later(moment: datetime, minutes: float) -> datetime:
    """So many true minutes later, to the second."""
    return moment_of(moment.timestamp() + minutes * 60)


def moment_of(seconds: float) -> datetime:
    """The instant, to the second, in UTC: local times of the hour that occurs twice could not be compared."""
    return datetime.fromtimestamp(int(seconds), tz=UTC)


def at_local(day: date, hour: int) -> datetime:
    """That hour on that day by the county's clocks."""
    return moment_of(datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).timestamp())


def local_text(moment: datetime) -> str:
    """The instant as a phone in the county writes it, with its offset."""
    return moment.astimezone(ZONE).isoformat()
