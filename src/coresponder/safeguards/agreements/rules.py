"""What the state of an agreement allows, and what it must say before it can be signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.safeguards.accounts.vocabulary import HEALTH_CARE, LAW_ENFORCEMENT
from coresponder.safeguards.agreements.models import Agreement, Term
from coresponder.safeguards.agreements.vocabulary import AgreementKind
from coresponder.safeguards.agreements.vocabulary import AgreementState as State
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

AGREEMENT_TRANSITIONS = Transitions(
    noun="agreement",
    allowed={
        State.DRAFTED: {State.AGREED: "the parties agree on the terms", State.ENDED: "the draft is given up"},
        State.AGREED: {
            State.DRAFTED: "the terms are opened again before everybody has signed",
            State.SIGNED: "the last party signs",
            State.ENDED: "the agreement is given up",
        },
        State.SIGNED: {
            State.IN_FORCE: "its first day comes",
            State.ENDED: "a party withdraws before it starts, or its last day passes",
        },
        State.IN_FORCE: {
            State.SUSPENDED: "a party suspends it",
            State.ENDED: "a party ends it, or its last day passes",
        },
        State.SUSPENDED: {
            State.IN_FORCE: "every side that suspended it resumes it",
            State.ENDED: "a party ends it, or its last day passes",
        },
        State.ENDED: {},
    },
)

# An agreement that ends within these days is marked, so that a renewal can be signed in time.
EXPIRES_SOON_DAYS = 60


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A term as somebody writes it, before it is a row. Substance-use records never go without consent."""

    from_agency_id: int
    to_agency_id: int
    data_class: DataClass
    purpose: Purpose
    legal_basis: LegalBasis
    needs_consent: bool = False
    roles: tuple[str, ...] = ()
    minimum_fields: str = ""

    @property
    def place(self) -> tuple[int, int, str, str]:
        """Where in the matrix it stands."""
        return self.from_agency_id, self.to_agency_id, self.data_class.value, self.purpose.value

    @property
    def details(self) -> dict[str, object]:
        """What stands in the cell, as the columns of a term."""
        consent = self.needs_consent or self.data_class == DataClass.SUBSTANCE_USE
        return {
            "legal_basis": self.legal_basis.value,
            "needs_consent": consent,
            "roles": sorted(self.roles),
            "minimum_fields": self.minimum_fields,
        }


def proposed_basis(*, from_kind: str, to_kind: str, data_class: DataClass, purpose: Purpose) -> LegalBasis:
    """A first guess for a cell that was just ticked; whoever drafts checks it with counsel."""
    if data_class == DataClass.SUBSTANCE_USE:
        return LegalBasis.PART_2_CONSENT
    if from_kind in LAW_ENFORCEMENT:
        return LegalBasis.POLICE_RECORD
    both_treat = from_kind in HEALTH_CARE and to_kind in HEALTH_CARE
    if both_treat and purpose in (Purpose.TREATMENT, Purpose.CARE_COORDINATION, Purpose.CRISIS_RESPONSE):
        return LegalBasis.TREATMENT
    is_threat = to_kind in LAW_ENFORCEMENT and data_class == DataClass.SAFETY
    return LegalBasis.SERIOUS_THREAT if is_threat and from_kind in HEALTH_CARE else LegalBasis.OTHER


def refuse_unless_whole(agreement: Agreement, party_ids: set[int], terms: Iterable[Term], *, today: date) -> None:
    """Before the terms are fixed: two parties, a first day, a last day to come, and terms between the parties."""
    found = list(terms)
    if len(party_ids) < 2:
        raise UsageError("too_few_parties", "An agreement is between at least two agencies.", "Add a party.")
    if agreement.starts_on is None:
        raise UsageError("no_first_day", "The agreement has no first day.", "Say from which day on it holds.")
    refuse_when_over(agreement, today=today)
    if not found and agreement.kind == AgreementKind.SHARING:
        raise UsageError("no_terms", "The agreement opens nothing.", "Tick at least one cell of the matrix.")
    if any({each.from_agency_id, each.to_agency_id} - party_ids for each in found):
        raise UsageError("not_between_parties", "A term names an agency that is no party.", "Take the term out.")
    if any(each.legal_basis == LegalBasis.OTHER for each in found) and not agreement.text.strip():
        raise UsageError(
            "basis_not_named",
            "A term rests on another basis, which is to be named in the text, and the text is empty.",
            "Choose the basis of each term, or name it in the text.",
        )


def refuse_when_over(agreement: Agreement, *, today: date) -> None:
    """What has passed its last day is neither agreed, signed nor resumed."""
    if is_over(agreement, today=today):
        raise StateError("is_over", "Its last day has passed.", "Draft a renewal with other days.")


def is_over(agreement: Agreement, *, today: date) -> bool:
    """True once the last day, which still counts, has passed."""
    return agreement.ends_on is not None and agreement.ends_on < today


def has_begun(agreement: Agreement, *, today: date) -> bool:
    """True from the first day on."""
    return agreement.starts_on is not None and agreement.starts_on <= today


def days_left(agreement: Agreement, *, today: date) -> int | None:
    """How many days it still holds after today; None where no last day is set."""
    return None if agreement.ends_on is None else (agreement.ends_on - today).days


def expires_soon(agreement: Agreement, *, today: date) -> bool:
    """True for what holds or waits to, and is over within sixty days."""
    left = days_left(agreement, today=today)
    is_live = agreement.state in (State.SIGNED, State.IN_FORCE, State.SUSPENDED)
    return is_live and left is not None and 0 <= left <= EXPIRES_SOON_DAYS


def day_after(agreement: Agreement) -> date | None:
    """The first day on which a renewal is needed."""
    return None if agreement.ends_on is None else agreement.ends_on + timedelta(days=1)
