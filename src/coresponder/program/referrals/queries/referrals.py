"""Referrals as somebody may read them: those of one person, with event and ledger, and the board of the own agency."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.utils import timezone

from coresponder.program.people.models import Person, PersonName
from coresponder.program.referrals.models import Destination, Referral, ReferralEvent, ReferralNotice
from coresponder.program.referrals.vocabulary import ENDED, ReferralState, Urgency
from coresponder.safeguards.access.reading import Record, Shown, read_record
from coresponder.safeguards.access.records import reader
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.notice import Part2Notice, travelling_with
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, Purpose

HOUR = timedelta(hours=1)
MOST_CARDS = 400
URGENT_FIRST = list(Urgency)


@dataclass(frozen=True, kw_only=True)
class SeenReferrals:
    """What somebody sees of a person's referrals and the services asked."""

    person: Person
    record: Record

    @property
    def referrals(self) -> list[Any]:
        """Every referral that may be seen, the newest first."""
        return self.record.of(Referral)

    @property
    def open_referrals(self) -> list[Any]:
        """What has not ended."""
        return [each for each in self.referrals if not each.is_over]

    @property
    def name(self) -> str:
        """What the person is called, as far as it may be told."""
        names = self.record.of(PersonName)
        return str(names[0].full) if names else self.person.short_name  # type: ignore[attr-defined]

    @property
    def closed(self) -> list[str]:
        """Why nothing is shown of a class, the same whether there is something or not."""
        kinds = (DataClass.SOCIAL_NEEDS, DataClass.CLINICAL, DataClass.SUBSTANCE_USE)
        found = self.record.closed
        return [f"{each.label.capitalize()}: {found[each]}" for each in kinds if each in found]

    def one(self, referral_id: UUID) -> Referral | None:
        """One of them."""
        return next((each for each in self.referrals if each.pk == referral_id), None)

    def services_of(self, referral: Referral) -> list[Any]:
        """The services asked, as far as they may be seen, in the order in which they were chosen."""
        found = [each for each in self.record.of(Destination) if each.referral_id == referral.pk]  # type: ignore[attr-defined]
        return sorted(found, key=lambda each: each.ordinal)

    def part_2_notices(self, by: User) -> list[Part2Notice]:
        """The notice of 42 CFR 2.32 for everything shown with which one goes along, each once."""
        carrying = [each for each in self.record.shown if each.decision.carries_part_2_notice]
        return list(dict.fromkeys(self._notice(each, by) for each in carrying))

    def _notice(self, shown: Shown, by: User) -> Part2Notice:
        return travelling_with(
            person_id=self.person.pk,
            owner_agency_id=shown.part.owner_agency_id,
            purpose=self.record.purpose,
            opened_by=shown.decision.opened_by,
            by=by,
        )


def read_referrals(person: Person, *, by: User, purpose: Purpose) -> SeenReferrals:
    """Everything of a person's referrals that somebody may see. Call it in a transaction."""
    parts: list[Any] = [each.offered_to(by) for each in (Referral, Destination)]
    parts.append(PersonName.objects.filter(ended_at=None))
    record = read_record(person.pk, parts=parts, by=by, purpose=purpose, way="referrals")
    open_together([each.part for each in record.shown])
    return SeenReferrals(person=person, record=record)


def history_of(referral: Referral) -> list[ReferralEvent]:
    """What happened with a referral that somebody may see, the newest first."""
    rows = ReferralEvent.objects.filter(referral=referral).select_related("by", "destination__service")
    return list(rows.order_by("-recorded_at", "-happened_at"))


@dataclass(frozen=True, kw_only=True)
class Card:
    """One referral on the board."""

    referral: Referral
    services: tuple[Destination, ...]
    now: datetime

    @property
    def age_hours(self) -> int:
        """Since something last happened with it."""
        return int((self.now - self.referral.changed_at) / HOUR)

    @property
    def is_overdue(self) -> bool:
        return self.referral.due_at is not None and self.referral.due_at < self.now

    @property
    def is_live(self) -> bool:
        """At least one service was sent it by the program, and can answer."""
        return any(each.is_live for each in self.services)

    @property
    def winner(self) -> Destination | None:
        return next((each for each in self.services if each.is_winner), None)

    @property
    def declined(self) -> tuple[str, ...]:
        """Why services declined."""
        return tuple(each.get_declined_because_display() for each in self.services if each.declined_because)


COLUMNS: Mapping[str, tuple[ReferralState, ...]] = {
    "Draft": (ReferralState.DRAFT,),
    "Asked": (ReferralState.SENT, ReferralState.SEEN),
    "Not taken": (ReferralState.DECLINED, ReferralState.WAITLISTED),
    "Accepted": (ReferralState.ACCEPTED,),
    "Appointment": (ReferralState.APPOINTMENT, ReferralState.NO_SHOW, ReferralState.CANCELLED),
    "Attended": (ReferralState.ATTENDED,),
    "Engaged": (ReferralState.ENGAGED,),
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of the board."""

    title: str
    cards: tuple[Card, ...]


def board_of(user: User, *, mine: bool = False) -> list[Column]:
    """The open referrals of the own agency by how far they are, what is due first on top. Call it in a transaction."""
    check(user, Permission.WRITE_REFERRALS)
    held, now = reader(user), timezone.now()
    asked = held.readable(Destination.objects.filter(ended_at=None), purpose=Purpose.CARE_COORDINATION)
    rows = held.readable(Referral.offered_to(user), purpose=Purpose.CARE_COORDINATION)
    rows = rows.filter(owner_agency=user.agency).exclude(state__in=ENDED)
    if mine:
        rows = rows.filter(responsible=user)
    services = Prefetch("destinations", asked.select_related("service"), to_attr="shown_services")
    found = rows.select_related("person", "raised_to").prefetch_related(services).order_by("due_at")[:MOST_CARDS]
    cards = [Card(referral=each, services=tuple(each.shown_services), now=now) for each in found]
    return [_column(title, states, cards) for title, states in COLUMNS.items()]


def _column(title: str, states: Iterable[ReferralState], cards: Iterable[Card]) -> Column:
    return Column(title=title, cards=tuple(each for each in cards if each.referral.state in set(states)))


def notices_for(user: User) -> list[ReferralNotice]:
    """What somebody was told and has not read, the newest first; no need and no service stands in it."""
    rows = ReferralNotice.objects.filter(to=user, read_at=None)
    return list(rows.select_related("event")[:100])


def unread_notices(user: User) -> int:
    """How much somebody was told and has not read."""
    return ReferralNotice.objects.filter(to=user, read_at=None).count()
