"""Reading a person's record: what may be seen, the audit event, and the ledger, in one transaction.

    record = read_record(person.pk, parts=[names, facts, plans], by=user, purpose=Purpose.CRISIS_RESPONSE, way="page")
    record.shown              the parts that may be seen, each with the decision that opened it
    record.closed             for every class that is closed to this person, the sentence that says why
    record.is_masked          somebody looks as another account: the parts are there, their words are hidden

`closed` says the same whether anything of that class is on file or not, so that a closed door does not tell what is
behind it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from coresponder.safeguards.access.asking import Ask, Decision, Part, Subject
from coresponder.safeguards.access.audit_events import RECORD_READ
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.records import Reader, described, reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.ledger import note_disclosure
from coresponder.safeguards.permissions.denials import STRANGER, Denied
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A part that may be seen, and what opened it."""

    part: RecordPart
    decision: Decision


@dataclass(frozen=True, kw_only=True)
class Record:
    """What somebody sees of a person's record."""

    person_id: UUID
    purpose: Purpose
    shown: tuple[Shown, ...]
    closed: dict[DataClass, str]
    is_masked: bool = False

    def of(self, model: type[RecordPart]) -> list[RecordPart]:
        """The shown parts of one model, in the order in which they were asked for."""
        return [each.part for each in self.shown if isinstance(each.part, model)]


@transaction.atomic
def read_record(
    person_id: UUID, *, parts: Sequence[QuerySet[RecordPart]], by: User, purpose: Purpose, way: str
) -> Record:
    """Everything of these parts that may be seen. Raises Denied for somebody without a membership in force."""
    holds = reader(by, person_id=person_id)
    if holds.subject.agency_id is None:
        raise Denied(STRANGER, "There is no such page.")
    shown = tuple(_shown(person_id, parts, holds, purpose=purpose))
    _note(person_id, shown, by=by, purpose=purpose, way=way)
    seen = {each.part.data_class for each in shown}
    closed = closed_classes(person_id, holds.subject, holds.facts, purpose=purpose, at=holds.at)
    still_closed = {each: sentence for each, sentence in closed.items() if each not in seen}
    return Record(
        person_id=person_id, purpose=purpose, shown=shown, closed=still_closed, is_masked=viewing_as() is not None
    )


def closed_classes(
    person_id: UUID, subject: Subject, facts: Facts, *, purpose: Purpose, at: datetime
) -> dict[DataClass, str]:
    """The classes that no agreement, consent or opening opens to this person here, each with the reason.

    It asks about a part that there is not, of an agency that there is not, so that the answer rests on rules alone.
    """
    granted = {grant.data_class for grant in facts.grants if grant.is_for(subject) and grant.purpose == purpose}
    asked = (
        Ask(subject=subject, part=_nobodys(person_id, each), deed=Deed.READ, purpose=purpose, at=at)
        for each in DataClass
        if each not in granted
    )
    decisions = {ask.part.data_class: decide(ask, facts) for ask in asked}
    return {each: decision.sentence for each, decision in decisions.items() if not decision.is_allowed}


def _shown(
    person_id: UUID, parts: Sequence[QuerySet[RecordPart]], holds: Reader, *, purpose: Purpose
) -> Iterable[Shown]:
    for each in (asked for asked in parts if not asked.query.is_empty()):  # what is offered to nobody costs nothing
        found = holds.readable(each.select_related("owner_agency", "author"), purpose=purpose)
        for part in found.filter(Q(person_id=person_id)):
            ask = Ask(subject=holds.subject, part=described(part), deed=Deed.READ, purpose=purpose, at=holds.at)
            decision = decide(ask, holds.facts)
            if decision.is_allowed:
                yield Shown(part=part, decision=decision)


def _note(person_id: UUID, shown: Sequence[Shown], *, by: User, purpose: Purpose, way: str) -> None:
    classes = sorted({each.part.data_class for each in shown})
    details: dict[str, Detail] = {
        "classes": "+".join(classes)[:80] or "nothing",
        "purpose": purpose.value,
        "way": way,
        "parts": len(shown),
    }
    record(RECORD_READ, by=by, about=f"person:{person_id}", details=details)
    if viewing_as():
        return  # no word was shown, so nothing was disclosed
    disclosed = sorted((each for each in shown if each.decision.is_disclosure), key=_whose)
    for (owner, opened_by), group in groupby(disclosed, key=_whose):
        same = list(group)
        note_disclosure(
            person_id=person_id,
            owner_agency_id=owner,
            data_classes={DataClass(each.part.data_class) for each in same},
            purpose=purpose,
            way=way,
            opened_by=opened_by,
            carried_part_2_notice=any(each.decision.carries_part_2_notice for each in same),
            by=by,
        )


def _whose(shown: Shown) -> tuple[int, str]:
    return shown.part.owner_agency_id, shown.decision.opened_by


def _nobodys(person_id: UUID, data_class: DataClass) -> Part:
    return Part(person_id=person_id, owner_agency_id=0, owner_kind="", data_class=data_class, author_id=0)
