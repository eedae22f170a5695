"""Agreements in force, without the way through drafting and signing, for stories about something else."""

from datetime import timedelta

from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement, Term
from coresponder.safeguards.agreements.vocabulary import AgreementState
from coresponder.safeguards.vocabulary import DataClass, LegalBasis, Purpose


def agreement_in_force(
    *, from_: User, to: User, classes: tuple[DataClass, ...], purpose: Purpose = Purpose.CRISIS_RESPONSE
) -> Agreement:
    """The agency of one person opens classes of its records to the agency of another, since yesterday."""
    yesterday = timezone.localdate() - timedelta(days=1)
    agreement = Agreement.objects.create(
        title="Invented agreement", state=AgreementState.IN_FORCE, starts_on=yesterday, drafted_by=from_
    )
    for data_class in classes:
        Term.objects.create(
            agreement=agreement,
            from_agency=from_.agency,
            to_agency=to.agency,
            data_class=data_class,
            purpose=purpose,
            legal_basis=LegalBasis.OTHER,
        )
    return agreement
