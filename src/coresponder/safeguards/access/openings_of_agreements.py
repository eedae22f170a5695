"""What an agreement would open: asked of the decision itself, term by term and role by role.

    forecast = forecast_of(agreement, at=timezone.now())
    forecast.opens          who could read what of whom, for what, that nobody there can read now
    forecast.idle           terms that open nothing, each with the reason

It asks about a part that there is not, of a person that there is not; a consent that it supposes is for that person.
What it does not account for: restrictions of single persons, and emergencies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone

from coresponder.safeguards.access.asking import Ask, Part, Subject
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.defaults import DEFAULTS, classes_for
from coresponder.safeguards.access.facts import Facts, GivenConsent
from coresponder.safeguards.access.gathering import grant_of
from coresponder.safeguards.access.jurisdiction import rules_of
from coresponder.safeguards.accounts.models import Agency, Membership
from coresponder.safeguards.agreements.models import Agreement, Term
from coresponder.safeguards.agreements.presenting import short_class
from coresponder.safeguards.agreements.queries import terms_in_force, terms_of
from coresponder.safeguards.permissions.roles import Role, role_of
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

NOBODY = UUID(int=0)


class Verdict(StrEnum):
    """What a term does for one role at the agency that it opens something to."""

    OPENS = "opens"
    WITH_CONSENT = "with_consent"
    ALREADY_OPEN = "already_open"
    CLOSED_BY_LAW = "closed_by_law"
    NOT_FOR_THE_ROLE = "not_for_the_role"


EFFECTS = (Verdict.OPENS, Verdict.WITH_CONSENT)


@dataclass(frozen=True, kw_only=True)
class TermForRole:
    """One term as it is for one role."""

    term: Term
    role: Role
    verdict: Verdict
    sentence: str


@dataclass(frozen=True, kw_only=True)
class RoleAtAgency:
    """One role at one party: what it could read then, in sentences and line by line."""

    agency: Agency
    role: Role
    people: int
    lines: tuple[TermForRole, ...]

    @property
    def sentences(self) -> list[str]:
        """One for each owner, purpose and condition."""
        key = _owner_purpose_verdict
        return [self._sentence(list(same)) for _, same in groupby(sorted(self.lines, key=key), key=key)]

    def _sentence(self, same: list[TermForRole]) -> str:
        term = same[0].term
        classes = _listed([short_class(each.term.data_class) for each in same])
        condition = "" if same[0].verdict == Verdict.OPENS else ", of persons who have agreed to it"
        purpose = Purpose(term.purpose).label
        role = self.role.display_name.lower()
        return (
            f"{_article(role).capitalize()} {role} at {self.agency.name} could read {classes} "
            f"of {term.from_agency.name}, for {purpose}{condition}."
        )


@dataclass(frozen=True, kw_only=True)
class IdleTerm:
    """A term that opens nothing, and why."""

    term: Term
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Forecast:
    """What an agreement would open beyond what is open now, what would stay closed, and what would close."""

    opens: tuple[RoleAtAgency, ...]
    already_open: tuple[Term, ...]
    idle: tuple[IdleTerm, ...]
    closes: tuple[Term, ...]

    @property
    def for_people_there(self) -> list[RoleAtAgency]:
        """What it would open to somebody who works there today."""
        return [each for each in self.opens if each.people]

    @property
    def for_nobody_yet(self) -> list[RoleAtAgency]:
        """What it would open as soon as somebody there had the role."""
        return [each for each in self.opens if not each.people]


def forecast_of(agreement: Agreement, *, at: datetime) -> Forecast:
    """Ask the decision about every term and every role, without and with the agreement, without and with a consent."""
    terms = terms_of(agreement)
    others = list(terms_in_force(at).exclude(agreement=agreement))
    asked = {term.pk: [_asked(term, role, others, at) for role in _roles_for(term)] for term in terms}
    effects = [each for found in asked.values() for each in found if each.verdict in EFFECTS]
    without_effect = [term for term in terms if not any(each.verdict in EFFECTS for each in asked[term.pk])]
    already = [term for term in without_effect if _is_open_already(asked[term.pk])]
    idle = [IdleTerm(term=term, sentence=_why(asked[term.pk])) for term in without_effect if term not in already]
    return Forecast(
        opens=tuple(_by_role(effects, at)),
        already_open=tuple(already),
        idle=tuple(idle),
        closes=tuple(_left_out(agreement, terms, at)),
    )


def _roles_for(term: Term) -> list[Role]:
    """The roles that the term is for; without any, every role that may ever read a record."""
    return [role_of(key) for key in term.roles or DEFAULTS]


def _asked(term: Term, role: Role, others: Sequence[Term], at: datetime) -> TermForRole:
    """The decision about this term for this role, before and after."""
    ask = _ask(term, role, at)
    grants = [grant_of(each) for each in others if each.to_agency_id == term.to_agency_id]
    before = Facts(grants=grants, jurisdiction=rules_of(settings.JURISDICTION))
    after = replace(before, grants=[*grants, grant_of(term)])
    verdict, sentence = _verdict(ask, before, after)
    return TermForRole(term=term, role=role, verdict=verdict, sentence=sentence)


def _verdict(ask: Ask, before: Facts, after: Facts) -> tuple[Verdict, str]:
    consent = (_supposed_consent(ask),)
    if decide(ask, before).is_allowed or decide(ask, replace(before, consents=consent)).rule == "agreement":
        return Verdict.ALREADY_OPEN, "Another agreement in force opens this already."
    if decide(ask, after).is_allowed:
        return Verdict.OPENS, decide(ask, after).sentence
    with_consent = decide(ask, replace(after, consents=consent))
    if with_consent.is_allowed:
        return Verdict.WITH_CONSENT, "Only of persons who have agreed to it."
    is_for_role = ask.part.data_class in classes_for(ask.subject.role, Deed.READ)
    closed_by_law = is_for_role or with_consent.rule.startswith("part_2")
    return (Verdict.CLOSED_BY_LAW if closed_by_law else Verdict.NOT_FOR_THE_ROLE), with_consent.sentence


def _ask(term: Term, role: Role, at: datetime) -> Ask:
    to, owner = term.to_agency, term.from_agency
    subject = Subject(user_id=0, agency_id=to.pk, agency_kind=to.kind, role=role.key)
    part = Part(
        person_id=NOBODY,
        owner_agency_id=owner.pk,
        owner_kind=owner.kind,
        data_class=DataClass(term.data_class),
        author_id=-1,
    )
    return Ask(subject=subject, part=part, deed=Deed.READ, purpose=Purpose(term.purpose), at=at)


def _supposed_consent(ask: Ask) -> GivenConsent:
    return GivenConsent(
        consent_id=NOBODY,
        person_id=NOBODY,
        holder_id=None,
        recipient_id=ask.subject.agency_id,
        recipient_kind="",
        data_classes=frozenset({ask.part.data_class}),
        purposes=frozenset({ask.purpose}),
    )


def _is_open_already(asked: Iterable[TermForRole]) -> bool:
    return any(each.verdict == Verdict.ALREADY_OPEN for each in asked)


def _why(asked: Sequence[TermForRole]) -> str:
    """Why a term opens nothing to anybody."""
    by_law = next((each.sentence for each in asked if each.verdict == Verdict.CLOSED_BY_LAW), "")
    if by_law:
        return f"The law closes it, whatever is agreed. {by_law}"
    whose = "None of the roles that it names" if asked and asked[0].term.roles else "No role"
    return f"{whose} may read {short_class(asked[0].term.data_class)} at all."


def _by_role(effects: Sequence[TermForRole], at: datetime) -> Iterable[RoleAtAgency]:
    """The lines gathered by agency and role, with how many people have that role there today."""
    people = _people(at)

    def key(each: TermForRole) -> tuple[str, str]:
        return each.term.to_agency.name, each.role.display_name

    for _, same in groupby(sorted(effects, key=key), key=key):
        lines = tuple(same)
        agency, role = lines[0].term.to_agency, lines[0].role
        yield RoleAtAgency(agency=agency, role=role, people=people.get((agency.pk, role.key), 0), lines=lines)


def _people(at: datetime) -> dict[tuple[int, str], int]:
    today = timezone.localdate(at)
    in_force = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today, user__is_active=True
    )
    counted = in_force.order_by().values_list("agency_id", "role").annotate(people=Count("user_id", distinct=True))
    return {(agency_id, role): people for agency_id, role, people in counted}


def _left_out(agreement: Agreement, terms: Sequence[Term], at: datetime) -> list[Term]:
    """Of the agreement that this one would replace: what holds now and would not any more."""
    if agreement.replaces_id is None:
        return []
    kept = {_place(each) for each in terms}
    older = terms_in_force(at).filter(agreement_id=agreement.replaces_id)
    return [each for each in older.select_related("from_agency", "to_agency") if _place(each) not in kept]


def _place(term: Term) -> tuple[int, int, str, str]:
    return term.from_agency_id, term.to_agency_id, term.data_class, term.purpose


def _owner_purpose_verdict(each: TermForRole) -> tuple[str, str, str]:
    return each.term.from_agency.name, each.term.purpose, each.verdict


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
