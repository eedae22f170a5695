"""Handing parts of a record to another agency as a file: what may go, what stays, the ledger, and the notice.

    handed = sort_out(parts, to=hospital, purpose=Purpose.TREATMENT, by=user)
    handed.going               parts that may go, each with what opened it
    handed.staying             why others stay, a sentence for each kind of reason
    note_handed_out(handed)    the lines of the ledger, in the transaction that hands out
    handed.notices()           the notice of 42 CFR 2.32 for each part that needs one

Two things have to hold for a part to go: the own agency and the role of whoever hands it out allow that, and somebody
who gives care at the other agency might read it there. So a file never tells more than a page would.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from coresponder.safeguards.access.asking import Ask, Decision, Subject
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.facts import Facts
from coresponder.safeguards.access.gathering import consents_of, grant_of, restrictions_of
from coresponder.safeguards.access.jurisdiction import rules_of
from coresponder.safeguards.access.parts import RecordPart
from coresponder.safeguards.access.records import decision_on, described
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.queries import terms_in_force
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.consent.notice import NO_CONSENT, Part2Notice, notice_of
from coresponder.safeguards.permissions.roles import CASE_MANAGER, CLINICIAN
from coresponder.safeguards.vocabulary import BEHIND_SECOND_WALL, DataClass, Deed, Purpose

# In whose place at the other agency the question is asked. A file goes to an agency, and not to one account.
RECEIVING_ROLES = (CLINICIAN.key, CASE_MANAGER.key)
NOBODY = 0
# A page of such an agency can be kept to its clinicians; a file is opened by whoever has it.
NOT_TO_POLICE = "A file of care goes to no law-enforcement agency, because everybody there could open it."


@dataclass(frozen=True, kw_only=True)
class Going:
    """A part that may go, what opened it there, and the consent that it rests on, where there is one."""

    part: RecordPart
    decision: Decision
    consent_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Handed:
    """What goes to whom for what, and what stays."""

    to: Agency
    by: User
    purpose: Purpose
    going: tuple[Going, ...]
    staying: tuple[str, ...]

    @property
    def is_disclosure(self) -> bool:
        """False for a file of the own agency's records for the own agency."""
        return self.to.pk != self.by.agency_id

    def notices(self) -> dict[UUID, Part2Notice]:
        """By part: the notice that goes along with it."""
        carrying = [each for each in self.going if each.decision.carries_part_2_notice]
        consents = Consent.objects.in_bulk([each.consent_id for each in carrying if each.consent_id])
        return {each.part.pk: _notice(each, consents) for each in carrying}


def sort_out(parts: Sequence[RecordPart], *, to: Agency, purpose: Purpose, by: User) -> Handed:
    """Which of these parts of one person may go to an agency, and why others stay."""
    at = timezone.now()
    going: list[Going] = []
    staying: list[str] = []
    for part in parts:
        found = _decided(part, to=to, purpose=purpose, by=by, at=at)
        if isinstance(found, Going):
            going.append(found)
        else:
            staying.append(found)
    return Handed(to=to, by=by, purpose=purpose, going=tuple(going), staying=tuple(dict.fromkeys(staying)))


def note_handed_out(handed: Handed, *, way: str) -> list[Disclosure]:
    """A line of the ledger for every owner and every opening. Nothing where the file stays in the own agency."""
    if not handed.is_disclosure:
        return []
    ordered = sorted(handed.going, key=_whose)
    lines = [_line(handed, key, list(same), way) for key, same in groupby(ordered, key=_whose)]
    Disclosure.objects.bulk_create(lines)
    return lines


def _decided(part: RecordPart, *, to: Agency, purpose: Purpose, by: User, at: datetime) -> Going | str:
    own = decision_on(part, by=by, deed=Deed.EXPORT, purpose=purpose, at=at)
    if not own.is_allowed:
        return own.sentence
    if to.pk == by.agency_id:
        return Going(part=part, decision=own)
    if to.is_law_enforcement and part.data_class in BEHIND_SECOND_WALL:
        return NOT_TO_POLICE
    facts = _facts(part.person_id, to, at)
    asks = [_ask(part, role, to, purpose, at) for role in RECEIVING_ROLES]
    decisions = [(ask, decide(ask, facts)) for ask in asks]
    for ask, decision in decisions:
        if decision.is_allowed:
            consent = next((each.consent_id for each in facts.consents if each.covers(ask)), None)
            return Going(part=part, decision=decision, consent_id=consent)
    return decisions[0][1].sentence


def _facts(person_id: UUID, to: Agency, at: datetime) -> Facts:
    return Facts(
        grants=tuple(grant_of(term) for term in terms_in_force(at).filter(to_agency=to)),
        consents=consents_of(person_id, at),
        restrictions=restrictions_of(person_id, at),
        jurisdiction=rules_of(settings.JURISDICTION),
    )


def _ask(part: RecordPart, role: str, to: Agency, purpose: Purpose, at: datetime) -> Ask:
    subject = Subject(user_id=NOBODY, agency_id=to.pk, agency_kind=to.kind, role=role)
    return Ask(subject=subject, part=described(part), deed=Deed.READ, purpose=purpose, at=at)


def _line(handed: Handed, key: tuple[int, str, str], same: list[Going], way: str) -> Disclosure:
    owner, opened_by, consent = key
    return Disclosure(
        person_id=same[0].part.person_id,
        owner_agency_id=owner,
        recipient=handed.to,
        by=handed.by,
        data_classes=sorted({DataClass(each.part.data_class) for each in same}),
        purpose=handed.purpose,
        way=way,
        opened_by=opened_by,
        consent_id=UUID(consent) if consent else None,
        carried_part_2_notice=any(each.decision.carries_part_2_notice for each in same),
    )


def _whose(going: Going) -> tuple[int, str, str]:
    return going.part.owner_agency_id, going.decision.opened_by, str(going.consent_id or "")


def _notice(going: Going, consents: dict[UUID, Consent]) -> Part2Notice:
    consent = consents.get(going.consent_id) if going.consent_id else None
    return notice_of(consent) if consent else Part2Notice(scope=NO_CONSENT)


def receivers() -> Iterable[Agency]:
    """The agencies that a record of care could go to at all."""
    return Agency.objects.filter(is_active=True).order_by("name")
