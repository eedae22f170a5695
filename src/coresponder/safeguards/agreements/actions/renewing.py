"""A renewal: a new draft with the same parties, terms and texts, to take the place of an agreement."""

from django.db import transaction

from coresponder.kernel.errors import StateError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.locking import about, locked
from coresponder.safeguards.agreements.audit_events import AGREEMENT_RENEWED
from coresponder.safeguards.agreements.models import Agreement, Party
from coresponder.safeguards.agreements.queries import renewal_of
from coresponder.safeguards.agreements.rules import day_after
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def renew_agreement(*, agreement: Agreement, by: User) -> Agreement:
    """Draft the agreement that takes this one's place. Once it is in force, this one ends."""
    check(by, Permission.DRAFT_AGREEMENTS)
    agreement = locked(agreement)
    _refuse_unless_renewable(agreement)
    draft = Agreement.objects.create(
        title=agreement.title,
        kind=agreement.kind,
        starts_on=day_after(agreement),
        text=agreement.text,
        clauses=agreement.clauses,
        drafted_by=by,
        replaces=agreement,
    )
    _copy_parties_and_terms(agreement, draft)
    record(AGREEMENT_RENEWED, by=by, about=about(draft), details={"replaces": about(agreement)})
    return draft


def _refuse_unless_renewable(agreement: Agreement) -> None:
    if agreement.state in (AgreementState.DRAFTED, AgreementState.AGREED):
        raise StateError("not_signed", "Only what everybody has signed can be renewed.", "Change the draft instead.")
    if renewal_of(agreement) is not None:
        raise StateError("renewed_already", "A renewal has been drafted already.", "Open that one.")


def _copy_parties_and_terms(agreement: Agreement, draft: Agreement) -> None:
    Party.objects.bulk_create(Party(agreement=draft, agency_id=each.agency_id) for each in agreement.parties.all())
    for term in agreement.terms.all():
        term.pk, term._state.adding, term.agreement = None, True, draft
        term.save(force_insert=True)
