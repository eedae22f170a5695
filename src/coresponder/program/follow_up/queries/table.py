"""What may be shown at the table of a case conference, and what each agency there may see, by the access decision.

A part is shown where everybody at the table may see it: the intersection. An agreement or a consent for case
conferences makes it larger; one seat that may not see something makes it smaller. What the reader alone may see is not
shown at all.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from coresponder.program.encounters.models import PartAnswers
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.follow_up.models import Attempt, Episode, FollowUp, Seat
from coresponder.program.people.models import IdentityFact, Person, PersonName, SafetyFact, SocialFact
from coresponder.program.people.models.part import PersonPart
from coresponder.program.response_plans.models import PlanVersion
from coresponder.safeguards.access.asking import Ask, Decision, Subject
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.access.gathering import consents_of, every_grant, restrictions_of
from coresponder.safeguards.access.jurisdiction import rules_of
from coresponder.safeguards.access.reading import Record, Shown, read_record
from coresponder.safeguards.access.records import described
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

PURPOSE = Purpose.CASE_CONFERENCE
NOBODY = 0
MOST_ENCOUNTERS = 12


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Whether one seat may see one class of one agency's records, and the sentence that says why."""

    is_open: bool
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One class of one agency's records, with the answer for every seat at the table."""

    owner: Agency
    data_class: DataClass
    cells: tuple[Cell, ...]

    @property
    def is_for_everybody(self) -> bool:
        return all(cell.is_open for cell in self.cells)

    @property
    def title(self) -> str:
        """The class in a few words."""
        label = str(self.data_class.label).split(":", maxsplit=1)[0]
        return label[:1].upper() + label[1:]


@dataclass(frozen=True, kw_only=True)
class AtTheTable:
    """One person as the table may see the record."""

    person: Person
    seats: Sequence[Seat]
    lines: Sequence[Line]
    shown: Sequence[tuple[PersonPart, dict[int, Decision]]]
    kept_back: Sequence[tuple[str, int]]
    record: Record

    @property
    def name(self) -> str:
        """What the person is called at this table."""
        names = [part.full for part, _ in self.shown if isinstance(part, PersonName)]
        return names[0] if names else self.person.short_name


class Table:
    """The seats of one conference, asked about one person at one moment."""

    def __init__(self, seats: Iterable[Seat], person_id: UUID, at: datetime | None = None) -> None:
        self.seats, self.at = list(seats), at or timezone.now()
        self.facts = Facts(
            grants=every_grant(self.at),
            consents=consents_of(person_id, self.at),
            restrictions=restrictions_of(person_id, self.at),
            jurisdiction=rules_of(settings.JURISDICTION),
        )
        self.person_id = person_id

    def decisions(self, part: PersonPart) -> dict[int, Decision]:
        """For every seat what is decided about a part."""
        return {seat.pk: self._decide(seat, described(part)) for seat in self.seats}

    def lines(self) -> list[Line]:
        """For every agency at the table and every class what each seat may see. It asks about parts there are not,
        so that it tells nothing of what is on file.
        """
        owners = {seat.agency_id: seat.agency for seat in self.seats}
        return [
            Line(owner=owner, data_class=of, cells=tuple(self._cell(seat, owner, of) for seat in self.seats))
            for owner in owners.values()
            for of in DataClass
        ]

    def _cell(self, seat: Seat, owner: Agency, of: DataClass) -> Cell:
        part = PersonName(owner_agency=owner, person_id=self.person_id, data_class=of, author_id=NOBODY)
        decision = self._decide(seat, described(part))
        return Cell(is_open=decision.is_allowed, sentence=decision.sentence)

    def _decide(self, seat: Seat, part: Any) -> Decision:
        agency = seat.agency
        subject = Subject(user_id=NOBODY, agency_id=agency.pk, agency_kind=agency.kind, role=seat.role)
        return decide(Ask(subject=subject, part=part, deed=Deed.READ, purpose=PURPOSE, at=self.at), self.facts)


def at_the_table(person: Person, seats: Sequence[Seat], *, by: User) -> AtTheTable:
    """What of a person's record may be shown to everybody who is present. Call it in a transaction.

    It is read by the account of whoever shows it, and of that only what every seat may see leaves this function.
    """
    refuse_while_looking_on()
    record = read_record(person.pk, parts=_parts(), by=by, purpose=PURPOSE, way="conference")
    table = Table(seats, person.pk)
    found = [(each, table.decisions(_part(each))) for each in record.shown]
    open_ones = [(_part(each), decisions) for each, decisions in found if all(d.is_allowed for d in decisions.values())]
    kept = Counter(str(_part(each).data_class) for each, decisions in found if not _all(decisions))
    open_together([part for part, _ in open_ones])
    return AtTheTable(
        person=person,
        seats=seats,
        lines=table.lines(),
        shown=open_ones,
        kept_back=[(str(DataClass(of).label), number) for of, number in sorted(kept.items())],
        record=record,
    )


def _parts() -> list[QuerySet[Any]]:
    return [
        PersonName.objects.filter(ended_at=None),
        IdentityFact.objects.filter(ended_at=None),
        SafetyFact.objects.filter(ended_at=None, expires_on__gte=timezone.localdate()),
        SocialFact.objects.filter(ended_at=None),
        PlanVersion.objects.filter(state="approved"),
        PartAnswers.objects.filter(ended_at=None).select_related("encounter").order_by("-encounter__started_at"),
        Episode.objects.all(),
        FollowUp.objects.select_related("rule").exclude(state="withdrawn"),
        Attempt.objects.filter(ended_at=None),
    ]


def _part(shown: Shown) -> PersonPart:
    assert isinstance(shown.part, PersonPart)  # noqa: S101 - nothing else is asked for
    return shown.part


def _all(decisions: dict[int, Decision]) -> bool:
    return all(each.is_allowed for each in decisions.values())
