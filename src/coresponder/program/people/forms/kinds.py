"""For each kind of part: its words, its form, and the actions that add and correct it. One entry makes the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from coresponder.program.people.actions import parts as actions
from coresponder.program.people.forms.parts import (
    AnswerForm,
    CareNoteForm,
    IdentityForm,
    JusticeNoteForm,
    NameForm,
    SafetyForm,
)
from coresponder.program.people.models import (
    CareNote,
    DemographicFact,
    IdentityFact,
    JusticeNote,
    Person,
    PersonName,
    PersonPart,
    SafetyFact,
    SocialFact,
)
from coresponder.program.people.vocabulary.facts import DemographicElement, SocialElement, Source
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.vocabulary import DataClass

Values = Mapping[str, Any]
Elements = type[DemographicElement] | type[SocialElement]


@dataclass(frozen=True, kw_only=True)
class PartKind:
    """One kind of part. `elements` are the questions of which one is chosen first; `shown` starts a correction."""

    model: type[PersonPart]
    title: str
    form: type[forms.Form]
    add: Callable[[Person, Values, User], PersonPart]
    correct: Callable[[Any, Values, User], PersonPart] | None = None
    elements: Elements | None = None
    shown: tuple[str, ...] = ()


def _add_name(person: Person, values: Values, by: User) -> PersonPart:
    return actions.add_name(
        person=person,
        kind=NameKind(values["kind"]),
        given=values["given"],
        middle=values["middle"],
        family=values["family"],
        by=by,
    )


def _correct_name(name: PersonName, values: Values, by: User) -> PersonPart:
    return actions.correct_name(
        name=name,
        kind=NameKind(values["kind"]),
        given=values["given"],
        middle=values["middle"],
        family=values["family"],
        by=by,
    )


def _add_identity(person: Person, values: Values, by: User) -> PersonPart:
    kind = IdentityKind(values["kind"])
    return actions.add_identity_fact(person=person, kind=kind, value=values["value"], detail=values["detail"], by=by)


def _correct_identity(fact: IdentityFact, values: Values, by: User) -> PersonPart:
    return actions.correct_identity_fact(fact=fact, value=values["value"], detail=values["detail"], by=by)


def _add_demographic(person: Person, values: Values, by: User) -> PersonPart:
    return actions.add_demographic_fact(
        person=person,
        element=DemographicElement(values["element"]),
        codes=values["codes"],
        source=Source(values["source"]),
        by=by,
    )


def _correct_demographic(fact: DemographicFact, values: Values, by: User) -> PersonPart:
    source = Source(values["source"])
    return actions.correct_demographic_fact(fact=fact, codes=values["codes"], source=source, by=by)


def _add_social(person: Person, values: Values, by: User) -> PersonPart:
    return actions.add_social_fact(
        person=person,
        element=SocialElement(values["element"]),
        codes=values["codes"],
        source=Source(values["source"]),
        by=by,
    )


def _correct_social(fact: SocialFact, values: Values, by: User) -> PersonPart:
    source = Source(values["source"])
    return actions.correct_social_fact(fact=fact, codes=values["codes"], source=source, by=by)


def _add_safety(person: Person, values: Values, by: User) -> PersonPart:
    return actions.record_safety_fact(
        person=person,
        category=SafetyCategory(values["category"]),
        text=values["text"],
        source=SafetySource(values["source"]),
        observed_on=values["observed_on"],
        expires_on=values["expires_on"],
        by=by,
    )


def _add_care_note(person: Person, values: Values, by: User) -> PersonPart:
    return actions.write_care_note(
        person=person,
        kind=CareNoteKind(values["kind"]),
        text=values["text"],
        data_class=DataClass(values["data_class"]),
        is_author_only=values["is_author_only"],
        by=by,
    )


def _add_justice_note(person: Person, values: Values, by: User) -> PersonPart:
    return actions.write_justice_note(person=person, text=values["text"], by=by)


KINDS: Mapping[str, PartKind] = {
    "personname": PartKind(
        model=PersonName,
        title="a name",
        form=NameForm,
        add=_add_name,
        correct=_correct_name,
        shown=("kind", "given", "middle", "family"),
    ),
    "identityfact": PartKind(
        model=IdentityFact,
        title="a birth date, phone, address or number",
        form=IdentityForm,
        add=_add_identity,
        correct=_correct_identity,
        shown=("kind", "value", "detail"),
    ),
    "demographicfact": PartKind(
        model=DemographicFact,
        title="to demographics",
        form=AnswerForm,
        add=_add_demographic,
        correct=_correct_demographic,
        elements=DemographicElement,
        shown=("codes", "source"),
    ),
    "socialfact": PartKind(
        model=SocialFact,
        title="to housing and other needs",
        form=AnswerForm,
        add=_add_social,
        correct=_correct_social,
        elements=SocialElement,
        shown=("codes", "source"),
    ),
    "safetyfact": PartKind(model=SafetyFact, title="a safety fact", form=SafetyForm, add=_add_safety),
    "carenote": PartKind(model=CareNote, title="a note of care", form=CareNoteForm, add=_add_care_note),
    "justicenote": PartKind(
        model=JusticeNote, title="a note about criminal justice", form=JusticeNoteForm, add=_add_justice_note
    ),
}
