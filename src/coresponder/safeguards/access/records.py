"""What the rest of the program calls: one part, or a list of parts."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.safeguards.access.asking import Ask, Decision, Part, Subject
from coresponder.safeguards.access.audit_events import EXISTENCE_DENIED
from coresponder.safeguards.access.compiling import condition
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.access.gathering import facts_for, subject_of
from coresponder.safeguards.access.masking import with_words_hidden
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.second_wall import let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.context import viewing_as
from coresponder.safeguards.permissions.denials import Denied
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

AnyPart = TypeVar("AnyPart", bound=RecordPart)


def decision_on(part: RecordPart, *, by: User, deed: Deed, purpose: Purpose, at: datetime | None = None) -> Decision:
    """May this person do this with this part, and which rule says so?"""
    at = at or timezone.now()
    plain = described(part)
    ask = Ask(subject=subject_of(by, at), part=plain, deed=deed, purpose=purpose, at=at)
    return decide(ask, facts_for(by, at, person_id=plain.person_id))


def check_part(part: RecordPart, *, by: User, deed: Deed, purpose: Purpose) -> Decision:
    """Return the decision that allows it; raise Denied with the rule and the sentence when none does."""
    decision = decision_on(part, by=by, deed=deed, purpose=purpose)
    if not decision.is_allowed:
        raise Denied(
            decision.rule,
            decision.sentence,
            event=EXISTENCE_DENIED,
            about=f"person:{part.person_id}" if part.person_id else f"part:{part.pk}",
            details={"rule": decision.rule, "data_class": part.data_class, "purpose": purpose.value},
        )
    return decision


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody who reads several lists at one moment, so that what holds for them is asked once."""

    subject: Subject
    facts: Facts
    at: datetime
    # The condition is the same for every model that holds the same classes, and putting it together takes its time.
    conditions: dict[tuple[frozenset[DataClass], Deed, Purpose], Q] = field(default_factory=dict, compare=False)

    def readable(self, parts: QuerySet[AnyPart], *, purpose: Purpose, deed: Deed = Deed.READ) -> QuerySet[AnyPart]:
        """The parts that this person may read, as a condition in SQL.

        While somebody looks as another account, the parts come without their words (see masking.py).
        """
        found = parts.filter(self._condition(parts.model.CLASSES or frozenset(DataClass), deed, purpose))
        return with_words_hidden(found) if viewing_as() else found

    def _condition(self, classes: frozenset[DataClass], deed: Deed, purpose: Purpose) -> Q:
        asked = (classes, deed, purpose)
        if asked not in self.conditions:
            self.conditions[asked] = condition(
                self.subject, self.facts, deed=deed, purpose=purpose, at=self.at, classes=classes
            )
        return self.conditions[asked]


def reader(by: User, at: datetime | None = None, *, person_id: UUID | None = None) -> Reader:
    """What holds for somebody now; with a person's id, also what that person agreed to and wants kept.

    Call it inside the transaction in which the lists are read. It opens the second wall of the database for the classes
    that may be among what is read, and no others.
    """
    at = at or timezone.now()
    subject, facts = subject_of(by, at), facts_for(by, at, person_id=person_id)
    let_through(subject, facts)
    return Reader(subject=subject, facts=facts, at=at)


def readable(
    parts: QuerySet[AnyPart], *, by: User, purpose: Purpose, deed: Deed = Deed.READ, at: datetime | None = None
) -> QuerySet[AnyPart]:
    """The parts of one list that this person may read, as a condition in SQL. Call it inside a transaction."""
    return reader(by, at).readable(parts, purpose=purpose, deed=deed)


def described(part: RecordPart) -> Part:
    """A part of a record in the plain values that the decision needs."""
    return Part(
        person_id=part.person_id,
        owner_agency_id=part.owner_agency_id,
        owner_kind=part.owner_agency.kind,
        data_class=DataClass(part.data_class),
        author_id=part.author_id,
        is_author_only=part.is_author_only,
        is_sealed=part.sealed_at is not None,
    )
