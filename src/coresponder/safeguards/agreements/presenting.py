"""An agreement as its page shows it: the matrix of each direction, who may do what with it now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.actions.stopping import side_of
from coresponder.safeguards.agreements.models import Agreement, Party, Term
from coresponder.safeguards.agreements.queries import agency_of, open_suspension, renewal_of
from coresponder.safeguards.agreements.rules import days_left, has_begun, is_over
from coresponder.safeguards.agreements.vocabulary import SIGNED_BY_ALL, AgreementState, Clause
from coresponder.safeguards.permissions import Denied, Permission, may
from coresponder.safeguards.vocabulary import DataClass, Purpose


@dataclass(frozen=True, kw_only=True)
class Row:
    """One class of information, with the term for each purpose of the direction, or none."""

    data_class: DataClass
    cells: tuple[Term | None, ...]


@dataclass(frozen=True, kw_only=True)
class Direction:
    """What one party opens to another: classes down, purposes across, as far as there are terms."""

    owner: Agency
    recipient: Agency
    purposes: tuple[Purpose, ...]
    rows: tuple[Row, ...]


def directions_of(terms: Sequence[Term]) -> list[Direction]:
    """One matrix for each direction between two parties; the terms come in the order of the page."""

    def between(term: Term) -> tuple[str, str]:
        return term.from_agency.name, term.to_agency.name

    return [_direction(list(same)) for _, same in groupby(sorted(terms, key=between), key=between)]


def _direction(terms: list[Term]) -> Direction:
    by_cell = {(term.data_class, term.purpose): term for term in terms}
    purposes = tuple(each for each in Purpose if any(term.purpose == each for term in terms))
    classes = [each for each in DataClass if any(term.data_class == each for term in terms)]
    rows = tuple(
        Row(data_class=each, cells=tuple(by_cell.get((each.value, purpose.value)) for purpose in purposes))
        for each in classes
    )
    return Direction(owner=terms[0].from_agency, recipient=terms[0].to_agency, purposes=purposes, rows=rows)


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What this person may do with this agreement now; each is a button on its page."""

    edit: bool = False
    agree: bool = False
    open_again: bool = False
    give_up: bool = False
    sign_for: Agency | None = None
    record_paper: bool = False
    suspend: bool = False
    resume: bool = False
    end: bool = False
    renew: bool = False


def rights_of(user: User, agreement: Agreement, parties: Sequence[Party]) -> Rights:
    """Which buttons the page shows; every action checks again."""
    state, today = agreement.state, timezone.localdate()
    drafts = may(user, Permission.DRAFT_AGREEMENTS)
    waits = state == AgreementState.AGREED and not is_over(agreement, today=today)
    stops = _may_stop(user, agreement)
    is_mine = stops and open_suspension(agreement, side_of(agreement, by=user)) is not None
    return Rights(
        edit=drafts and state == AgreementState.DRAFTED,
        agree=drafts and state == AgreementState.DRAFTED,
        open_again=drafts and state == AgreementState.AGREED,
        give_up=drafts and state in (AgreementState.DRAFTED, AgreementState.AGREED),
        sign_for=_to_sign_for(user, parties) if waits else None,
        record_paper=drafts and waits,
        suspend=stops and not is_mine and state in (AgreementState.IN_FORCE, AgreementState.SUSPENDED),
        resume=is_mine and state == AgreementState.SUSPENDED and not is_over(agreement, today=today),
        end=stops and state in SIGNED_BY_ALL,
        renew=drafts and state in (*SIGNED_BY_ALL, AgreementState.ENDED) and _can_renew(agreement, parties),
    )


def _to_sign_for(user: User, parties: Iterable[Party]) -> Agency | None:
    agency = agency_of(user, timezone.now()) if may(user, Permission.SIGN_AGREEMENTS) else None
    unsigned = {party.agency_id for party in parties if not party.has_signed}
    return agency if agency and agency.pk in unsigned else None


def _may_stop(user: User, agreement: Agreement) -> bool:
    if not may(user, Permission.STOP_AGREEMENTS):
        return False
    try:
        side_of(agreement, by=user)
    except Denied:
        return False
    return True


def _can_renew(agreement: Agreement, parties: Iterable[Party]) -> bool:
    """What was given up unsigned is not renewed, nor anything twice."""
    return all(party.has_signed for party in parties) and renewal_of(agreement) is None


def standing_of(agreement: Agreement, *, today: date) -> str:
    """How things stand, in a sentence that counts the days itself."""
    sentences = {
        AgreementState.DRAFTED: "A draft. It opens nothing, and its terms can still be changed.",
        AgreementState.AGREED: "The terms are fixed and wait for signatures. It opens nothing yet.",
        AgreementState.SIGNED: "Everybody has signed. It opens nothing before its first day.",
        AgreementState.SUSPENDED: "Suspended: it opens nothing until every side that suspended it has resumed it.",
        AgreementState.ENDED: "Ended: it opens nothing, and cannot be taken up again.",
    }
    state = AgreementState(agreement.state)
    if is_over(agreement, today=today) and state != AgreementState.ENDED:
        return "Its last day has passed. It opens nothing."
    return sentences.get(state) or _in_force(agreement, today)


def _in_force(agreement: Agreement, today: date) -> str:
    left = days_left(agreement, today=today)
    if not has_begun(agreement, today=today):
        return "It opens nothing before its first day."
    if left is None:
        return "In force: what its terms open is open now, until somebody ends it."
    days = "today is the last day" if left == 0 else f"{left} more day{'' if left == 1 else 's'}"
    return f"In force: what its terms open is open now, {days}."


def clauses_of(agreement: Agreement) -> tuple[list[tuple[Clause, str]], list[Clause]]:
    """The clauses that are written, and those that nobody has settled."""
    written = [(clause, agreement.clauses[clause.value]) for clause in Clause if agreement.clauses.get(clause.value)]
    return written, [clause for clause in Clause if not agreement.clauses.get(clause.value)]


def short_class(data_class: str) -> str:
    """A class of information in as few words as a sentence bears."""
    return DataClass(data_class).label.split(":")[0].split(" (")[0]
