"""From the wording to an agreement of the register, and back while not everybody has signed.

The register's own actions do all of it: draft, parties, days, clauses, terms, agreeing on them. So what is signed there
is exactly what was negotiated here, its days and its terms are held by the same rules, and what it opens is opened and
closed by the same decision as of any other agreement.
"""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.partnerships.actions.negotiating import about, locked_to_write
from coresponder.program.partnerships.assembling import content_of, text_of
from coresponder.program.partnerships.audit_events import NEGOTIATION_REOPENED, NEGOTIATION_SETTLED
from coresponder.program.partnerships.clauses.library import topic_of
from coresponder.program.partnerships.models import Negotiation, SavedDraft
from coresponder.program.partnerships.queries.negotiations import sections_of
from coresponder.program.partnerships.rules.negotiations import refuse_unless_whole, what_stands_against
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.drafting import (
    add_party,
    draft_agreement,
    remove_party,
    write_agreement,
)
from coresponder.safeguards.agreements.actions.renewing import renew_agreement
from coresponder.safeguards.agreements.actions.signing import agree, open_again
from coresponder.safeguards.agreements.actions.terms import set_terms
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import Cell
from coresponder.safeguards.agreements.vocabulary import AgreementKind, AgreementState, Clause
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose


@transaction.atomic
def settle(*, negotiation: Negotiation, by: User) -> Agreement:
    """The parties settle: the wording becomes an agreement of the register, whose terms are fixed to be signed."""
    check(by, Permission.DRAFT_AGREEMENTS)
    negotiation = locked_to_write(negotiation, by=by)
    refuse_unless_whole(what_stands_against(negotiation))
    agreement = _written(_drafted(negotiation, by=by), negotiation, by=by)
    agreement = agree(agreement=agreement, by=by)
    negotiation.agreement = agreement
    negotiation.save()
    _keep(negotiation, by=by)
    details = {"agreement": str(agreement.pk), "content_sha256": agreement.content_sha256}
    record(NEGOTIATION_SETTLED, by=by, about=about(negotiation), details=details)
    return agreement


@transaction.atomic
def reopen(*, negotiation: Negotiation, by: User) -> Negotiation:
    """Open the wording again while not everybody has signed. Signatures that were given are void."""
    check(by, Permission.DRAFT_AGREEMENTS)
    negotiation = Negotiation.objects.select_for_update(of=("self",)).select_related("agreement").get(pk=negotiation.pk)
    if negotiation.agreement is None or negotiation.agreement.state == AgreementState.DRAFTED:
        raise StateError("not_settled", "The wording is open already.", "Change it as you like.")
    open_again(agreement=negotiation.agreement, by=by)
    record(NEGOTIATION_REOPENED, by=by, about=about(negotiation), details={})
    negotiation.refresh_from_db()
    return negotiation


def _drafted(negotiation: Negotiation, *, by: User) -> Agreement:
    """A draft of the register between exactly these parties: the one opened again, a renewal, or a new one."""
    agencies = list(negotiation.parties.all())
    if negotiation.agreement is None and negotiation.renews is None:
        return draft_agreement(title=negotiation.title, agencies=agencies, by=by, kind=AgreementKind(negotiation.kind))
    draft = negotiation.agreement or renew_agreement(agreement=_renewed(negotiation), by=by)
    there = {party.agency_id: party.agency for party in draft.parties.select_related("agency")}
    for agency in agencies:
        if agency.pk not in there:
            add_party(agreement=draft, agency=agency, by=by)
    for agency in there.values():
        if agency not in agencies:
            remove_party(agreement=draft, agency=agency, by=by)
    return draft


def _renewed(negotiation: Negotiation) -> Agreement:
    if negotiation.renews is None:
        raise StateError("renews_nothing", "It renews no agreement.", "Begin a new negotiation.")
    return negotiation.renews


def _written(draft: Agreement, negotiation: Negotiation, *, by: User) -> Agreement:
    draft = write_agreement(
        agreement=draft,
        title=negotiation.title,
        starts_on=negotiation.starts_on,
        ends_on=negotiation.ends_on,
        review_on=negotiation.review_on,
        text=text_of(content_of(negotiation)),
        clauses=_clauses(negotiation),
        by=by,
    )
    return set_terms(agreement=draft, cells=_cells(negotiation), by=by)


def _clauses(negotiation: Negotiation) -> dict[Clause, str]:
    """The sections that fill a clause of the register."""
    kind, found = AgreementKind(negotiation.kind), {}
    for each in sections_of(negotiation):
        topic = topic_of(kind, each.section.topic)
        if topic and topic.register and each.standing and not each.section.is_left_out:
            found[Clause(topic.register)] = each.standing.text
    return found


def _cells(negotiation: Negotiation) -> list[Cell]:
    return [
        Cell(
            from_agency_id=each.from_agency_id,
            to_agency_id=each.to_agency_id,
            data_class=DataClass(each.data_class),
            purpose=Purpose(each.purpose),
            legal_basis=LegalBasis(each.legal_basis),
            needs_consent=each.needs_consent,
            roles=tuple(each.roles),
            minimum_fields=each.minimum_fields,
        )
        for each in negotiation.cells.all()
    ]


def _keep(negotiation: Negotiation, *, by: User) -> None:
    """What was settled is a saved draft too, so that a later one can be compared with it."""
    number = negotiation.drafts.count() + 1
    SavedDraft.objects.create(
        negotiation=negotiation,
        number=number,
        label="Settled",
        content=content_of(negotiation),
        saved_by=by,
        saved_at=timezone.now(),
    )
