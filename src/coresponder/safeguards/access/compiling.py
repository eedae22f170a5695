"""The same decision as a condition in SQL, for lists, counts, searches and badges. A test holds the two together."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from coresponder.safeguards.access.asking import Subject
from coresponder.safeguards.access.defaults import classes_for
from coresponder.safeguards.access.facts import Facts, Grant, OpenInEmergency
from coresponder.safeguards.access.jurisdiction import JurisdictionRule
from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE
from coresponder.safeguards.consent.queries import consents_in_force, restrictions_in_force
from coresponder.safeguards.vocabulary import AGAINST_THE_PERSON, DataClass, Deed, Purpose

NOTHING = Q(pk__in=())


def condition(
    subject: Subject,
    facts: Facts,
    *,
    deed: Deed,
    purpose: Purpose,
    at: datetime,
    classes: Collection[DataClass] = tuple(DataClass),
) -> Q:
    """Which parts this person may do this with, for this purpose, at this moment.

    `classes` are those that a model may hold; parts of any other class are closed. With all nine, planning the question
    takes longer than answering it.
    """
    if subject.agency_id is None:
        return NOTHING
    return _Compiler(subject, facts, deed=deed, purpose=purpose, at=at).whole(classes)


class _Compiler:
    """Puts the condition together, class by class, in the order of `deciding.decide`."""

    def __init__(self, subject: Subject, facts: Facts, *, deed: Deed, purpose: Purpose, at: datetime) -> None:
        self.subject, self.facts = subject, facts
        self.deed, self.purpose, self.at = deed, purpose, at

    def whole(self, classes: Collection[DataClass]) -> Q:
        """Every class that may be open at all, within what the law closes for every class."""
        opened = NOTHING
        for data_class in sorted(classes):
            opened |= Q(data_class=data_class) & self._opened(data_class)
        return Q(sealed_at__isnull=True) & self._author_only() & opened

    def _author_only(self) -> Q:
        mine = Q(is_author_only=False)
        return mine if self.deed == Deed.EXPORT else mine | Q(author_id=self.subject.user_id)

    def _opened(self, data_class: DataClass) -> Q:
        if data_class == DataClass.SUBSTANCE_USE and self._never_substance_use():
            return NOTHING
        role_allows = data_class in classes_for(self.subject.role, self.deed)
        own = Q(owner_agency_id=self.subject.agency_id)
        opened = own if role_allows else NOTHING
        if self.deed != Deed.READ:
            return opened
        foreign = self._normally(data_class) if role_allows else NOTHING
        emergency = self._in_emergency(data_class)
        if self._refused(data_class):
            return opened | own & emergency
        return opened | own & emergency | ~own & self._within_request(data_class) & (foreign | emergency)

    def _normally(self, data_class: DataClass) -> Q:
        """Opened by an agreement or a consent, unless the person wants it kept from this agency."""
        consented = self._consented(data_class)
        granted = NOTHING
        for grant in self.facts.grants:
            if grant.is_for(self.subject) and grant.data_class == data_class and grant.purpose == self.purpose:
                owned = Q(owner_agency_id=grant.from_agency_id)
                granted |= owned & consented if self._needs_consent(grant) else owned
        return (granted | consented) & ~self._kept(data_class)

    def _consented(self, data_class: DataClass) -> Q:
        given = consents_in_force(self.at).filter(
            Q(holder__isnull=True) | Q(holder=OuterRef("owner_agency_id")),
            Q(recipient_id=self.subject.agency_id) | Q(recipient__isnull=True, recipient_kind=self.subject.agency_kind),
            person_id=OuterRef("person_id"),
            data_classes__contains=[data_class.value],
            purposes__contains=[self.purpose.value],
        )
        return Q(Exists(given))

    def _kept(self, data_class: DataClass) -> Q:
        kept = restrictions_in_force(self.at).filter(
            Q(kept_from__isnull=True) | Q(kept_from_id=self.subject.agency_id),
            data_class__in=("", data_class.value),
            person_id=OuterRef("person_id"),
        )
        return Q(Exists(kept))

    def _in_emergency(self, data_class: DataClass) -> Q:
        persons = [each.person_id for each in self.facts.openings if self._opens(each, data_class)]
        return Q(person_id__in=persons)

    def _opens(self, opening: OpenInEmergency, data_class: DataClass) -> bool:
        is_theirs = opening.user_id == self.subject.user_id and data_class in opening.data_classes
        return is_theirs and opening.may_open(data_class, self.subject.role)

    def _never_substance_use(self) -> bool:
        return self.subject.is_law_enforcement or self.purpose in AGAINST_THE_PERSON

    def _within_request(self, data_class: DataClass) -> Q:
        """On a law-enforcement request another agency's health records tell who somebody is, and nothing else."""
        if self.purpose != Purpose.LAW_ENFORCEMENT_REQUEST or data_class == DataClass.IDENTITY:
            return Q()
        return ~Q(owner_agency__kind__in=HEALTH_CARE)

    def _refused(self, data_class: DataClass) -> bool:
        return any(rule.effect == "deny" for rule in self._touching(data_class))

    def _needs_consent(self, grant: Grant) -> bool:
        if grant.data_class == DataClass.SUBSTANCE_USE or grant.needs_consent:
            return True
        return any(rule.effect == "needs_consent" for rule in self._touching(grant.data_class))

    def _touching(self, data_class: DataClass) -> list[JurisdictionRule]:
        kind, purpose = self.subject.agency_kind, self.purpose
        return [
            rule
            for rule in self.facts.jurisdiction
            if rule.touches(data_class=data_class, recipient_kind=kind, purpose=purpose)
        ]
