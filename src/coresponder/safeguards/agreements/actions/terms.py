"""The terms of a draft: one cell of its matrix, or the whole of it."""

from collections.abc import Collection

from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.locking import about, locked_draft
from coresponder.safeguards.agreements.audit_events import TERM_PUT, TERM_REMOVED, TERMS_SET
from coresponder.safeguards.agreements.models import Agreement, Term
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import ROLES, Permission, check

Place = tuple[int, int, str, str]


@transaction.atomic
def put_term(*, agreement: Agreement, cell: Cell, by: User) -> Term:
    """Add a term to a draft, or change what stands in its cell."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked_draft(agreement)
    _refuse_unless_it_fits(cell, _party_ids(agreement))
    found = _terms_by_place(agreement).get(cell.place)
    term = _changed(found, cell) if found else _added(agreement, cell)
    record(TERM_PUT, by=by, about=about(agreement), details=_named(cell.place))
    return term


@transaction.atomic
def remove_term(*, agreement: Agreement, term: Term, by: User) -> Agreement:
    """Take a term out of a draft."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked_draft(agreement)
    place = _place(term)
    removed, _ = agreement.terms.filter(pk=term.pk).delete()
    if not removed:
        raise UsageError("no_term", "This term is not in the draft.", "Open the draft again to see its terms.")
    record(TERM_REMOVED, by=by, about=about(agreement), details=_named(place))
    return agreement


@transaction.atomic
def set_terms(*, agreement: Agreement, cells: Collection[Cell], by: User) -> Agreement:
    """Let the draft have exactly these terms: what is missing is added, what differs changed, the rest removed."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked_draft(agreement)
    party_ids = _party_ids(agreement)
    for cell in cells:
        _refuse_unless_it_fits(cell, party_ids)
    details = _made_so(agreement, {cell.place: cell for cell in cells})
    record(TERMS_SET, by=by, about=about(agreement), details=details)
    return agreement


def _made_so(agreement: Agreement, wanted: dict[Place, Cell]) -> dict[str, Detail]:
    there = _terms_by_place(agreement)
    gone = [term.pk for place, term in there.items() if place not in wanted]
    agreement.terms.filter(pk__in=gone).delete()
    added = [_added(agreement, cell) for place, cell in wanted.items() if place not in there]
    differing = [place for place in wanted.keys() & there.keys() if _differs(there[place], wanted[place])]
    for place in differing:
        _changed(there[place], wanted[place])
    return {"added": len(added), "changed": len(differing), "removed": len(gone)}


def _added(agreement: Agreement, cell: Cell) -> Term:
    return Term.objects.create(
        agreement=agreement,
        from_agency_id=cell.from_agency_id,
        to_agency_id=cell.to_agency_id,
        data_class=cell.data_class,
        purpose=cell.purpose,
        **cell.details,
    )


def _changed(term: Term, cell: Cell) -> Term:
    for name, value in cell.details.items():
        setattr(term, name, value)
    term.save()
    return term


def _differs(term: Term, cell: Cell) -> bool:
    return any(getattr(term, name) != value for name, value in cell.details.items())


def _refuse_unless_it_fits(cell: Cell, party_ids: set[int]) -> None:
    if not {cell.from_agency_id, cell.to_agency_id} <= party_ids:
        raise UsageError("not_between_parties", "A term is between two parties of the draft.", "Add the party first.")
    if cell.from_agency_id == cell.to_agency_id:
        raise UsageError("term_to_itself", "An agency needs no term to see its own records.", "Choose another party.")
    if not set(cell.roles) <= ROLES.keys():
        raise UsageError("no_such_role", "A term names a role that there is not.", "Choose from the roles shown.")


def _party_ids(agreement: Agreement) -> set[int]:
    return set(agreement.parties.values_list("agency_id", flat=True))


def _terms_by_place(agreement: Agreement) -> dict[Place, Term]:
    return {_place(term): term for term in agreement.terms.all()}


def _place(term: Term) -> Place:
    return term.from_agency_id, term.to_agency_id, term.data_class, term.purpose


def _named(place: Place) -> dict[str, Detail]:
    from_agency, to_agency, data_class, purpose = place
    return {"data_class": data_class, "purpose": purpose, "direction": f"agency_{from_agency}_to_agency_{to_agency}"}
