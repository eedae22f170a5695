"""How long a training holds, and what a session allows."""

from calendar import monthrange
from datetime import date

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.spoken_english import some
from coresponder.program.training.models import Session


def expires_on(completed_on: date, months: int | None) -> date | None:
    """The last day on which a training holds; None where it never expires. The 31st becomes the month's last day."""
    if months is None:
        return None
    year, month = divmod(completed_on.month - 1 + months, 12)
    year, month = completed_on.year + year, month + 1
    return date(year, month, min(completed_on.day, monthrange(year, month)[1]))


def refuse_full(session: Session, more: int) -> None:
    """Raise StateError where a session has no seats left for so many."""
    left = session.seats - session.enrolled.count()
    if more > left:
        raise StateError("session_full", f"The session has {some(max(left, 0), 'seat')} left.", "Plan another one.")


def refuse_future(on: date, today: date) -> None:
    """Raise UsageError for what cannot have happened yet."""
    if on > today:
        raise UsageError("not_yet", "That day is yet to come.", "Correct the day.")
