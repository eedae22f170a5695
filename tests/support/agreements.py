"""Agreements for tests: in force at once, with the terms that a story needs."""

from datetime import date

from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.agreements.models import Agreement, Party, Term
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose

FIRST_DAY = date(2020, 1, 1)


def agreement_in_force(
    *,
    owner: Agency,
    reader: Agency,
    classes: tuple[DataClass, ...],
    purpose: Purpose,
    by: User,
    needs_consent: bool = False,
) -> Agreement:
    """What `owner` keeps of these classes is open to `reader` for this purpose."""
    agreement = Agreement.objects.create(
        title="Sharing for the tests", state=AgreementState.IN_FORCE, starts_on=FIRST_DAY, drafted_by=by
    )
    for agency in (owner, reader):
        Party.objects.create(agreement=agreement, agency=agency)
    for data_class in classes:
        Term.objects.create(
            agreement=agreement,
            from_agency=owner,
            to_agency=reader,
            data_class=data_class,
            purpose=purpose,
            legal_basis=LegalBasis.SERIOUS_THREAT,
            needs_consent=needs_consent,
        )
    return agreement
