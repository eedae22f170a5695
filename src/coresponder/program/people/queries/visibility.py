"""Who can see this, and why? The decision itself answers, asked once for every seat there is in the program."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from coresponder.program.people.models import PersonPart
from coresponder.program.people.queries.purposes import purposes_of_role
from coresponder.safeguards.access.asking import Ask, Decision, Subject
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.access.gathering import every_grant, facts_for
from coresponder.safeguards.access.reading import Shown
from coresponder.safeguards.access.records import described
from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.permissions.roles import role_of
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

# No account has it, so that the answer is that of the seat and not of somebody who wrote the part.
NOBODY = 0


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What one role of one agency may do, for which purposes, and the sentence that it reads."""

    agency: Agency
    role: str
    is_allowed: bool
    purposes: tuple[Purpose, ...]
    sentence: str


@dataclass(frozen=True, kw_only=True)
class SharedFate:
    """Parts about which the same is decided, with the verdict for every seat."""

    title: str
    owner: Agency
    parts: tuple[PersonPart, ...]
    only_author: str
    verdicts: tuple[Verdict, ...]
    open_now: tuple[Opening, ...]

    @property
    def caption(self) -> str:
        """What the table is about."""
        return f"Who can see {self.title} of {self.owner.name}"


def who_can_see(shown: Iterable[Shown], *, person_id: UUID, by: User) -> list[SharedFate]:
    """For everything that somebody sees of a record: every role of every agency, allowed or not, and why."""
    at = timezone.now()
    facts = replace(facts_for(by, at, person_id=person_id), grants=every_grant(at), openings=())
    seats, openings = _seats(at), _open_now(person_id, at)
    parts = [each.part for each in shown if isinstance(each.part, PersonPart) and each.part.holds]
    ordered = sorted(parts, key=_fate)
    return [_shared(tuple(alike), seats, facts, openings, at) for _, alike in groupby(ordered, key=_fate)]


def _fate(part: PersonPart) -> tuple[str, int, bool, int]:
    return part.data_class, part.owner_agency_id, part.is_author_only, part.author_id if part.is_author_only else 0


def _shared(
    parts: tuple[PersonPart, ...],
    seats: Sequence[tuple[Agency, str]],
    facts: Facts,
    openings: Sequence[Opening],
    at: datetime,
) -> SharedFate:
    first = parts[0]
    return SharedFate(
        title=str(DataClass(first.data_class).label),
        owner=first.owner_agency,
        parts=parts,
        only_author=first.author.display_name if first.is_author_only else "",
        verdicts=tuple(_verdict(first, agency, role, facts, at) for agency, role in seats),
        open_now=tuple(each for each in openings if first.data_class in each.data_classes),
    )


def _verdict(part: PersonPart, agency: Agency, role: str, facts: Facts, at: datetime) -> Verdict:
    purposes = purposes_of_role(role)
    decisions = {each: _decision(part, agency, role, each, facts, at) for each in purposes}
    allowed = tuple(each for each, decision in decisions.items() if decision.is_allowed)
    telling = decisions[allowed[0] if allowed else purposes[0]]
    return Verdict(
        agency=agency,
        role=role_of(role).display_name,
        is_allowed=bool(allowed),
        purposes=allowed,
        sentence=telling.sentence,
    )


def _decision(part: PersonPart, agency: Agency, role: str, purpose: Purpose, facts: Facts, at: datetime) -> Decision:
    subject = Subject(user_id=NOBODY, agency_id=agency.pk, agency_kind=agency.kind, role=role)
    return decide(Ask(subject=subject, part=described(part), deed=Deed.READ, purpose=purpose, at=at), facts)


def _seats(at: datetime) -> list[tuple[Agency, str]]:
    """Every role that somebody has in an active agency today, by agency."""
    today = timezone.localdate(at)
    held = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        starts_on__lte=today,
        agency__is_active=True,
        user__is_active=True,
    )
    pairs = set(held.values_list("agency_id", "role"))
    agencies = Agency.objects.in_bulk({agency for agency, _ in pairs})
    return sorted(((agencies[agency], role) for agency, role in pairs), key=lambda each: (each[0].name, each[1]))


def _open_now(person_id: UUID, at: datetime) -> list[Opening]:
    not_closed = Q(closed_at__isnull=True) | Q(closed_at__gt=at)
    return list(
        Opening.objects.filter(not_closed, person_id=person_id, opened_at__lte=at, closes_at__gt=at).select_related(
            "opened_by"
        )
    )
