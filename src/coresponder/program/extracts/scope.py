"""As of which moment is read, for which purpose, and what somebody is called in the release."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from coresponder.kernel.progress import Progress, silent
from coresponder.program.calls.models import Call
from coresponder.program.calls.vocabulary import CallState
from coresponder.program.encounters.models import PartFiling
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.extracts.people_then import PeopleThen
from coresponder.program.extracts.vocabulary import READS_SUBSTANCE_USE, ReleasePurpose
from coresponder.safeguards.encryption.keys import blind_index

# Whose word counts for when a contact was, in this order. The substance-use part is in no data set.
DECIDING = (PartName.OPERATIONAL, PartName.CLINICAL)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """One release in the making. Whatever was recorded after `as_of` is not there yet, and what ended then still holds.

    `left_out` counts rows that are in no table, by reason.
    """

    as_of: datetime
    purpose: ReleasePurpose
    progress: Progress = silent
    left_out: Counter[str] = field(default_factory=Counter)
    seen_people: set[UUID] = field(default_factory=set)
    # What several tables are made of, read once: by name, whatever the rows of it need.
    kept: dict[str, list[Any]] = field(default_factory=dict)

    def token(self, kind: str, key: object) -> str:
        """What a row is called in releases for this purpose: a keyed hash. The key never leaves the program."""
        return blind_index(f"{kind}:{key}", field=f"extracts.{self.purpose}").hex()

    def person(self, person_id: UUID | None, *, model: str, row: UUID) -> str | None:
        """The token of whose record a row was of then; None where it was nobody's."""
        then = self.people.of_row(person_id, model=model, row=row)
        if then is None:
            return None
        self.seen_people.add(then)
        return self.token("person", then)

    @cached_property
    def people(self) -> PeopleThen:
        """Whose record was whose at that moment."""
        return PeopleThen.at(self.as_of)

    def encounter(self, encounter_id: UUID | None) -> str | None:
        """The token of an encounter that the data set has; None for any other."""
        return self.token("encounter", encounter_id) if encounter_id in self.contacts else None

    def call(self, call_id: UUID) -> str:
        """The token of a call; of one that was merged, that of the call that goes on."""
        return self.token("call", self.call_now(call_id))

    def call_now(self, call_id: UUID) -> UUID:
        """The call that goes on for this one."""
        while call_id in self.merged_calls:
            call_id = self.merged_calls[call_id]
        return call_id

    @cached_property
    def merged_calls(self) -> dict[UUID, UUID]:
        """Calls that became part of another one."""
        found = Call.objects.filter(state=CallState.MERGED, merged_into__isnull=False)
        return dict(found.values_list("pk", "merged_into_id"))

    @cached_property
    def contacts(self) -> dict[UUID, datetime]:
        """The encounters of the data set, each with when the contact was, by the part whose word counts for that."""
        found: dict[UUID, datetime] = {}
        for part in reversed(DECIDING):
            rows = PartFiling.objects.filter(self.held, part=part).order_by("-number", "-pk")
            found |= dict(rows.values_list("encounter_id", "contact_at"))
        return found

    @property
    def reads_substance_use(self) -> bool:
        """Whether rows of substance-use treatment are read for this purpose."""
        return self.purpose in READS_SUBSTANCE_USE

    @property
    def held(self) -> Q:
        """Of the parts of records those that held then."""
        return Q(recorded_at__lte=self.as_of) & (Q(ended_at=None) | Q(ended_at__gt=self.as_of))

    def known(self, at: datetime | None) -> datetime | None:
        """A moment, to the minute; None where it lies after the moment as of which is read."""
        return None if at is None or at > self.as_of else minute(at)


def minute(at: datetime | None) -> datetime | None:
    """A moment, cut to the minute."""
    return None if at is None else whole_minute(at)


def whole_minute(at: datetime) -> datetime:
    """A moment, cut to the minute."""
    return at.replace(second=0, microsecond=0)


def local_day(at: datetime) -> date:
    """The day by the program's clock."""
    return timezone.localtime(at).date()


def day_or_none(at: datetime | None) -> date | None:
    """The day by the program's clock; None without a moment."""
    return None if at is None else local_day(at)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def minutes_between(begins: datetime | None, ends: datetime | None) -> float | None:
    """Minutes from one moment to another; None where one is missing, or the later one lies before."""
    return _between(begins, ends, timedelta(minutes=1))


def hours_between(begins: datetime | None, ends: datetime | None) -> float | None:
    """Hours from one moment to another; None where one is missing, or the later one lies before."""
    return _between(begins, ends, timedelta(hours=1))


def days_between(begins: datetime | None, ends: datetime | None) -> float | None:
    """Days from one moment to another; None where one is missing, or the later one lies before."""
    return _between(begins, ends, timedelta(days=1))


def _between(begins: datetime | None, ends: datetime | None, unit: timedelta) -> float | None:
    if begins is None or ends is None or ends < begins:
        return None
    return round((ends - begins) / unit, 2)
