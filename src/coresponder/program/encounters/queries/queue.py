"""What waits for a reviewer: filed parts of the own agency, with what stands out; and copies to choose between."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.encounters.vocabulary import (
    DIFFERS_FROM_MINUTES,
    LATE_AFTER_HOURS,
    SHORT_BELOW_WORDS,
    PartName,
    PartState,
)
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

MOST_ROWS = 200


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One filed part, and in words what stands out about it. No word of the part itself."""

    filing: PartFiling
    remarks: Sequence[str]
    is_own: bool

    @property
    def part(self) -> str:
        return str(PartName(self.filing.part).label)


@dataclass(frozen=True, kw_only=True)
class Queue:
    """What there is to do: copies first, because nothing else can be done about such a part.

    `is_cut` says that more wait than stand here; those that have waited longest do.
    """

    conflicts: Sequence[Sequence[PartFiling]]
    waiting: Sequence[Waiting]
    returned: Sequence[PartFiling]
    is_cut: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.conflicts or self.waiting or self.returned)


def queue_for(by: User) -> Queue:
    """The own agency's filings that wait, the longest first. Call it in a transaction."""
    check(by, Permission.REVIEW_ENCOUNTERS)
    refuse_while_looking_on()
    filed = list(_own(by).filter(state=PartState.FILED)[: MOST_ROWS + 1])
    copies = {key: rows for key, rows in _by_part(_beside(by)).items() if len(rows) > 1}
    in_conflict = {each.pk for rows in copies.values() for each in rows}
    waiting = [_waiting(each, by) for each in filed[:MOST_ROWS] if each.pk not in in_conflict]
    returned = list(_own(by).filter(state=PartState.RETURNED)[:MOST_ROWS])
    return Queue(
        conflicts=list(copies.values()),
        waiting=sorted(waiting, key=lambda each: (not each.remarks, each.filing.received_at)),
        returned=returned,
        is_cut=len(filed) > MOST_ROWS,
    )


def copies_of_part(encounter: Encounter, part: str, by: User) -> list[PartFiling]:
    """The copies of one part of the own agency that hold, the first that came first. Call it in a transaction."""
    return list(_own(by).filter(encounter=encounter, part=part))


def filing_seen_by(filing_id: UUID, by: User) -> PartFiling | None:
    """One filing of the own agency. Call it in a transaction."""
    rows = PartFiling.objects.filter(pk=filing_id, owner_agency=by.agency_id)
    return readable(rows, by=by, purpose=usual_purpose(by.role)).select_related("encounter", "author").first()


def remarks_on(filing: PartFiling) -> list[str]:
    """What stands out about a filing: late, short, incomplete, a wrong clock, other times than dispatch's."""
    found = [f"{filing.late_hours:.0f} hours after the contact"] if filing.late_hours > LATE_AFTER_HOURS else []
    found += [f"{filing.narrative_words} words of text"] if filing.narrative_words < SHORT_BELOW_WORDS else []
    found += [f"{filing.missing} expected answers not reached"] if filing.missing else []
    found += ["the phone’s clock was wrong"] if filing.is_clock_wrong else []
    return [*found, *_differences(filing)]


def _differences(filing: PartFiling) -> list[str]:
    assignment = filing.encounter.assignment
    asks_when = filing.encounter.is_met and filing.part != PartName.SUBSTANCE_USE
    if assignment is None or assignment.on_scene_at is None or not asks_when:
        return []
    minutes = _minutes(filing.contact_at, assignment.on_scene_at)
    if abs(minutes) < DIFFERS_FROM_MINUTES:
        return []
    return [f"starts {abs(minutes)} minutes {'after' if minutes > 0 else 'before'} dispatch’s “on scene”"]


def _minutes(ours: datetime, theirs: datetime) -> int:
    return round((ours - theirs).total_seconds() / 60)


def _waiting(filing: PartFiling, by: User) -> Waiting:
    return Waiting(filing=filing, remarks=remarks_on(filing), is_own=filing.author_id == by.pk)


def _own(by: User) -> QuerySet[PartFiling]:
    rows = PartFiling.objects.filter(owner_agency=by.agency_id, ended_at=None)
    found = readable(rows, by=by, purpose=usual_purpose(by.role))
    return found.select_related("encounter__assignment__team", "author").order_by("received_at", "id")


def _beside(by: User) -> list[PartFiling]:
    """Every filing of a part of which some copy came beside another one."""
    beside = set(_own(by).filter(is_beside_another=True).values_list("encounter_id", flat=True).order_by())
    return list(_own(by).filter(encounter__in=beside))


def _by_part(filings: Iterable[PartFiling]) -> Mapping[tuple[UUID, str], list[PartFiling]]:
    found: dict[tuple[UUID, str], list[PartFiling]] = defaultdict(list)
    for each in filings:
        found[each.encounter_id, each.part].append(each)
    return found
