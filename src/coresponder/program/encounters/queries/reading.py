"""One encounter as somebody reads it: what may be seen, what is closed and why, with the audit event and the ledger."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from coresponder.formats.encounter import Element, Form, foremost
from coresponder.program.encounters.answer_words import words_of
from coresponder.program.encounters.audit_events import ENCOUNTER_READ
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Addendum, Encounter, PartAnswers, PartFiling
from coresponder.program.encounters.vocabulary import CLASSES_OF, PartName
from coresponder.safeguards.access.defaults import classes_for, usual_purpose
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.reading import Record, Shown, read_record
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.consent.notice import Part2Notice, travelling_with
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, Deed

TITLES = {
    DataClass.OPERATIONAL: "Operational part",
    DataClass.CRIMINAL_JUSTICE: "Law and enforcement",
    DataClass.CLINICAL: "Clinical part",
    DataClass.SUBSTANCE_USE: "Substance-use part",
}
NOBODY_NAMED = "Nobody is named in this encounter, so only the agency that wrote a part may read it."


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One question with its answer in words."""

    element: Element
    words: str


@dataclass(frozen=True, kw_only=True)
class SeenPart:
    """The answers of one class of one part, as somebody sees them."""

    answers: PartAnswers
    form: Form
    addenda: Sequence[Addendum]
    has_copies: bool = False

    @property
    def title(self) -> str:
        """What it is called: the legal half of the officer's part is named apart, and so is a copy."""
        title = TITLES[DataClass(self.answers.data_class)]
        return f"{title}, copy {self.filing.number}" if self.has_copies else title

    @property
    def said(self) -> list[Answer]:
        """Every answer in the order in which it was asked."""
        given = self.answers.all_answers
        asked = (each for each in self.form.elements if each.name in given)
        return [Answer(element=each, words=words_of(each, given[each.name], self.form.absent)) for each in asked]

    @property
    def outcome(self) -> str:
        """The primary outcome in words; empty where the answers say nothing of it."""
        code = self.answers.primary_outcome
        return "" if code in ("", self.form.hierarchy.none_code) else self.form.hierarchy.label_of(code)

    @property
    def narrative(self) -> str:
        return str(self.answers.narrative)

    @property
    def filing(self) -> PartFiling:
        return self.answers.filing


@dataclass(frozen=True, kw_only=True)
class Closed:
    """A class of information that is closed to the reader, with the reason. It says nothing of what is behind it."""

    title: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class SeenEncounter:
    """What somebody sees of an encounter."""

    encounter: Encounter
    parts: Sequence[SeenPart]
    closed: Sequence[Closed]
    notices: Sequence[Part2Notice] = ()

    @property
    def outcome(self) -> str:
        """The primary outcome over the parts that are seen, and no others."""
        form = form_in_use()
        return form.hierarchy.label_of(foremost(form, [each.answers.primary_outcome for each in self.parts]))


@transaction.atomic
def read_encounter(encounter: Encounter, *, by: User, way: str = "page") -> SeenEncounter:
    """Everything of an encounter that somebody may see. Who read it, and what for, is written down."""
    check(by, Permission.VIEW_ENCOUNTERS)
    parts, addenda, closed, notices = _of_persons(encounter, by, way=way)
    own = _of_nobody(encounter, by)
    parts, addenda = [*parts, *own[0]], [*addenda, *own[1]]
    open_together([*parts, *addenda])
    form = form_in_use()
    times = Counter(_place(each) for each in parts)
    seen = [
        SeenPart(
            answers=each,
            form=form,
            addenda=[added for added in addenda if _belongs(added, each)],
            has_copies=times[_place(each)] > 1,
        )
        for each in sorted(parts, key=_order)
    ]
    shut = _closed(encounter, seen, closed, by)
    return SeenEncounter(encounter=encounter, parts=seen, closed=shut, notices=notices)


def is_written(encounter: Encounter, part: PartName) -> bool:
    """Whether a part was filed: all that the other half of the team is told of it. Not asked of the substance-use part.

    Call it in a transaction.
    """
    if part == PartName.SUBSTANCE_USE:
        raise LookupError("That there is a substance-use part is told to nobody who may not read it.")
    with everything_let_through():
        return PartFiling.objects.filter(encounter=encounter, part=part, ended_at=None).exists()


def _of_persons(
    encounter: Encounter, by: User, *, way: str
) -> tuple[list[PartAnswers], list[Addendum], dict[DataClass, str], list[Part2Notice]]:
    """What belongs to a record of a person, through the reading of that record."""
    parts: list[PartAnswers] = []
    addenda: list[Addendum] = []
    closed: dict[DataClass, str] = {}
    notices: list[Part2Notice] = []
    for person_id in _persons(encounter, by):
        querysets: list[QuerySet[Any]] = [_holding(encounter), _added(encounter)]
        found = read_record(person_id, parts=querysets, by=by, purpose=usual_purpose(by.role), way=way)
        parts += [each for each in found.of(PartAnswers) if isinstance(each, PartAnswers)]
        addenda += [each for each in found.of(Addendum) if isinstance(each, Addendum)]
        closed = found.closed
        notices += [_notice(each, found, by) for each in found.shown if each.decision.carries_part_2_notice]
    return parts, addenda, closed, list(dict.fromkeys(notices))


def _notice(shown: Shown, found: Record, by: User) -> Part2Notice:
    """The notice of 42 CFR 2.32 that goes along with what is shown."""
    return travelling_with(
        person_id=found.person_id,
        owner_agency_id=shown.part.owner_agency_id,
        purpose=found.purpose,
        opened_by=shown.decision.opened_by,
        by=by,
    )


def _persons(encounter: Encounter, by: User) -> list[UUID]:
    """Of whom the parts speak: of one person, or of two where the halves of a team named different ones."""
    reader(by)
    named = set(_holding(encounter).exclude(person=None).order_by().values_list("person_id", flat=True))
    return sorted({each for each in (*named, encounter.person_id) if each is not None}, key=str)


def _of_nobody(encounter: Encounter, by: User) -> tuple[list[PartAnswers], list[Addendum]]:
    """What names no person: read by the agency that owns it, because a disclosure could be accounted to nobody."""
    holds = reader(by)
    purpose = usual_purpose(by.role)
    own = _holding(encounter).filter(person=None, owner_agency=by.agency_id).select_related("owner_agency", "author")
    parts = list(holds.readable(own, purpose=purpose))
    if not parts:
        return [], []
    added = _added(encounter).filter(person=None, owner_agency=by.agency_id)
    classes = "+".join(sorted({each.data_class for each in parts}))
    details: dict[str, Detail] = {"classes": classes, "parts": len(parts), "purpose": purpose.value}
    record(ENCOUNTER_READ, by=by, about=f"encounter:{encounter.pk}", details=details)
    return parts, list(holds.readable(added, purpose=purpose))


def _holding(encounter: Encounter) -> QuerySet[PartAnswers]:
    return PartAnswers.objects.filter(encounter=encounter, ended_at=None).select_related("filing", "filing__author")


def _added(encounter: Encounter) -> QuerySet[Addendum]:
    return Addendum.objects.filter(encounter=encounter).select_related("author", "owner_agency")


def _belongs(addendum: Addendum, answers: PartAnswers) -> bool:
    return addendum.filing_id == answers.filing_id and addendum.data_class == answers.data_class


def _place(answers: PartAnswers) -> tuple[str, str, int]:
    return answers.filing.part, answers.data_class, answers.owner_agency_id


def _order(part: RecordPart) -> tuple[int, int, Any]:
    assert isinstance(part, PartAnswers)  # noqa: S101 - the only kind that is sorted here
    name = PartName(part.filing.part)  # that of the part itself is hidden while somebody looks as another account
    classes = CLASSES_OF[name]
    return list(PartName).index(name), classes.index(DataClass(part.data_class)), part.recorded_at


def _closed(encounter: Encounter, seen: Iterable[SeenPart], closed: dict[DataClass, str], by: User) -> list[Closed]:
    there = {each.answers.data_class for each in seen}
    if encounter.person_id is None:
        theirs = classes_for(by.role, Deed.WRITE)
        closed = {each: NOBODY_NAMED for each in TITLES if each not in theirs}
    return [
        Closed(title=title, sentence=closed[of]) for of, title in TITLES.items() if of in closed and of not in there
    ]
