"""What has to be said with an answer, and who may refer whom to what."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils import timezone

from coresponder.kernel.errors import UsageError
from coresponder.program.referrals.vocabulary import Reason
from coresponder.program.services.vocabulary.categories import categories

MOST_SERVICES = 3
MOST_LETTERS = 600
LONGEST_AHEAD = timedelta(days=366)
# A clock of somebody else may be a little ahead.
SLACK = timedelta(minutes=10)


def refuse_unknown_need(code: str) -> None:
    """A need is one of the categories by which services are listed."""
    found = categories().get(code)
    if found is None or not found.is_offered:
        raise UsageError("no_such_need", "There is no such need in the list.", "Choose one of the list.")


def refuse_unfit_reason(reason: str) -> None:
    """A sentence or two: the service is told it word by word."""
    if not reason.strip():
        raise UsageError("no_reason", "It is missing what the service has to know.", "Write it in a sentence.")
    if len(reason) > MOST_LETTERS:
        raise UsageError("too_long", f"The reason is longer than {MOST_LETTERS} letters.", "Say the least that helps.")


def refuse_unfit_number(services: Collection[object], already: int = 0) -> None:
    """One to three services at the same time."""
    if not services:
        raise UsageError("no_service", "No service is chosen.", "Choose at least one.")
    if len(services) + already > MOST_SERVICES:
        raise UsageError("too_many_services", f"No more than {MOST_SERVICES} services are asked at once.")


def refuse_unfit_code(reason: str, allowed: Collection[Reason]) -> None:
    """Whoever declines or gives up says why, with one code of the list."""
    if reason not in {each.value for each in allowed}:
        raise UsageError("no_reason_code", "The reason is missing.", "Choose one of the list.")


def refuse_unfit_appointment(at: datetime) -> None:
    """An appointment lies ahead, within a year."""
    now = timezone.now()
    if not now - SLACK <= at <= now + LONGEST_AHEAD:
        raise UsageError("appointment_wrong", "The appointment does not lie within the year ahead.", "Check the day.")


def refuse_future(at: datetime) -> None:
    """What is reported has happened."""
    if at > timezone.now() + SLACK:
        raise UsageError("not_yet", "This lies in the future, so it cannot have happened yet.", "Check the day.")
