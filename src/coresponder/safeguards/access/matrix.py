"""Every combination of role, deed, class, state of an agreement and state of a consent, with what the decision says.

For reviewers: a change of a rule shows as changed cells. Each cell is `decide` itself, asked about somebody in a
typical agency for the role, with the purpose that the role usually has.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal
from uuid import UUID

from coresponder.safeguards.access.asking import Ask, Decision, Part, Subject
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.defaults import usual_purpose
from coresponder.safeguards.access.facts import Facts, GivenConsent, Grant, OpenInEmergency
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.agreements.vocabulary import OPENING_STATES, AgreementState
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind
from coresponder.safeguards.permissions.roles import ROLES
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

ConsentState = Literal["none", "given", "revoked", "expired"]
CONSENT_STATES: tuple[ConsentState, ...] = ("none", "given", "revoked", "expired")
AT = datetime(2026, 1, 1, tzinfo=UTC)
PERSON, MINE, THEIRS, ME, SOMEBODY = UUID(int=1), 1, 2, 1, 2

WORKS_FOR: Mapping[str, AgencyKind] = {
    "dispatcher": AgencyKind.DISPATCH_CENTER,
    "officer": AgencyKind.POLICE,
    "clinician": AgencyKind.MENTAL_HEALTH,
    "case_manager": AgencyKind.MENTAL_HEALTH,
    "evaluator": AgencyKind.EVALUATOR,
}


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What there is between the two agencies, and from the person."""

    agreement: AgreementState | None = None
    needs_consent: bool = False
    consent: ConsentState = "none"
    emergency: EmergencyKind | None = None


def own(role: str, deed: Deed, data_class: DataClass) -> Decision:
    """What somebody in this role may do with a part of the own agency."""
    ask = _ask(role, deed, data_class, usual_purpose(role))
    part = replace(ask.part, owner_agency_id=MINE, owner_kind=ask.subject.agency_kind)
    return decide(replace(ask, part=part), Facts())


def foreign(
    role: str, data_class: DataClass, situation: Situation, *, deed: Deed = Deed.READ, purpose: Purpose | None = None
) -> Decision:
    """What somebody in this role may do with a part of another agency."""
    ask = _ask(role, deed, data_class, purpose or usual_purpose(role))
    return decide(ask, _facts(ask, situation))


def situations() -> Iterator[Situation]:
    """Every state of an agreement, with and without consent asked for, with every state of a consent."""
    for state in (None, *AgreementState):
        for needs_consent in (False, True) if state else (False,):
            for consent in CONSENT_STATES:
                yield Situation(agreement=state, needs_consent=needs_consent, consent=consent)


def roles_in_matrix() -> list[str]:
    """Every role, in the order in which they are declared."""
    return list(ROLES)


def _ask(role: str, deed: Deed, data_class: DataClass, purpose: Purpose) -> Ask:
    kind = WORKS_FOR.get(role, AgencyKind.LOCAL_GOVERNMENT)
    is_outsider = not ROLES[role].permissions
    subject = Subject(user_id=ME, agency_id=None if is_outsider else MINE, agency_kind=kind, role=role)
    owner_kind = AgencyKind.MENTAL_HEALTH if kind != AgencyKind.MENTAL_HEALTH else AgencyKind.POLICE
    part = Part(
        person_id=PERSON, owner_agency_id=THEIRS, owner_kind=owner_kind, data_class=data_class, author_id=SOMEBODY
    )
    return Ask(subject=subject, part=part, deed=deed, purpose=purpose, at=AT)


def _facts(ask: Ask, situation: Situation) -> Facts:
    is_given = situation.consent == "given"
    return Facts(
        grants=[_grant(ask, situation)] if situation.agreement in OPENING_STATES else [],
        consents=[_consent(ask)] if is_given else [],
        openings=[_opening(ask, situation.emergency)] if situation.emergency else [],
    )


def _grant(ask: Ask, situation: Situation) -> Grant:
    return Grant(
        agreement_id=UUID(int=2),
        from_agency_id=THEIRS,
        to_agency_id=MINE,
        data_class=ask.part.data_class,
        purpose=ask.purpose,
        needs_consent=situation.needs_consent,
    )


def _consent(ask: Ask) -> GivenConsent:
    return GivenConsent(
        consent_id=UUID(int=3),
        person_id=PERSON,
        holder_id=None,
        recipient_id=MINE,
        recipient_kind="",
        data_classes=frozenset({ask.part.data_class}),
        purposes=frozenset({ask.purpose}),
    )


def _opening(ask: Ask, kind: EmergencyKind) -> OpenInEmergency:
    return OpenInEmergency(
        opening_id=UUID(int=4),
        user_id=ME,
        person_id=PERSON,
        kind=kind,
        data_classes=frozenset({ask.part.data_class}),
        closes_at=AT + timedelta(hours=4),
    )
