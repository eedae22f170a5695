"""An agreement as it stands, for the one transaction that changes it."""

from coresponder.kernel.errors import StateError
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.rules import AGREEMENT_TRANSITIONS
from coresponder.safeguards.agreements.vocabulary import AgreementState


def locked(agreement: Agreement) -> Agreement:
    """The agreement, and the one that it replaces, locked until the transaction ends, always in the same order."""
    wanted = [each for each in (agreement.pk, agreement.replaces_id) if each is not None]
    found = {each.pk: each for each in Agreement.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    return found[agreement.pk]


def locked_draft(agreement: Agreement) -> Agreement:
    """The same, of something whose terms can still be changed; StateError says what to do about another."""
    found = locked(agreement)
    if found.state == AgreementState.DRAFTED:
        return found
    can_open = AgreementState.DRAFTED in AGREEMENT_TRANSITIONS.allowed[found.state]
    remedy = "Open it again first." if can_open else "Draft a renewal."
    raise StateError("not_a_draft", "Its terms are fixed, so it cannot be changed.", remedy)


def about(agreement: Agreement) -> str:
    """How the audit trail names it."""
    return f"agreement:{agreement.pk}"
