"""An agreement in force in one line, for stories about something else."""

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import in_force, term


def agreement_in_force(
    *, from_: User, to: User, classes: tuple[DataClass, ...], purpose: Purpose = Purpose.CRISIS_RESPONSE
) -> Agreement:
    """The agency of one person opens classes of its records to the agency of another, from today on."""
    assert from_.agency is not None
    assert to.agency is not None
    return in_force(*(term(from_.agency, to.agency, each, purpose) for each in classes))
