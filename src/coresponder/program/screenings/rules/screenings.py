"""Who may ask, when, and what has to be said where nothing was asked."""

from datetime import datetime, timedelta

from coresponder.formats.instruments import Pack
from coresponder.kernel.errors import UsageError
from coresponder.program.screenings.vocabulary import NOT_DONE, How, StepAnswer
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.permissions.roles import role_of

# Clocks of phones differ; a screening of tomorrow is a mistake.
CLOCKS_DIFFER = timedelta(minutes=10)


def refuse_role(pack: Pack, by: User) -> None:
    """Raise Denied unless the role of whoever asks is one that may administer the instrument."""
    if by.role not in pack.roles:
        names = sorted(role_of(each).display_name.lower() for each in pack.roles)
        raise Denied("may_not_administer", f"{pack.name} is asked here by: {', '.join(names)}.")


def refuse_moment(administered_at: datetime, *, now: datetime) -> None:
    """Raise UsageError for a screening of the future."""
    if administered_at > now + CLOCKS_DIFFER:
        raise UsageError("in_the_future", "The screening would be in the future.", "Look at the date and the time.")


def refuse_without_reason(how: How, reason: str) -> None:
    """Raise UsageError where nothing was asked and nobody says why."""
    if how in NOT_DONE and not reason.strip():
        raise UsageError("no_reason", "Say why the screening was not done.", "A few words are enough.")


def refuse_empty_answer(answer: StepAnswer, note: str) -> None:
    """Raise UsageError for a step that is closed without a word of what was done."""
    if answer == StepAnswer.OPEN:
        raise UsageError("no_answer", "Say what became of the step.", "Choose one of the answers.")
    if not note.strip():
        words = {
            StepAnswer.DONE: "Say what was done.",
            StepAnswer.HANDED_OVER: "Say who does it, and by when.",
            StepAnswer.NOT_NEEDED: "Say why it is not needed.",
        }
        raise UsageError("no_note", words[answer], "The next person relies on it.")
