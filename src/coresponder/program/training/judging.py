"""How current somebody is in a course, who sees what was hard, and counts that point at nobody."""

from datetime import date, timedelta

from coresponder.program.training.models import Completion, HardCall
from coresponder.program.training.vocabulary import Standing
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.masking import are_words_hidden
from coresponder.safeguards.permissions import Denied

WARN_DAYS = 60
FEWEST_TO_SHOW = 11


def standing_of(completion: Completion | None, on: date) -> Standing:
    """How current somebody is by the newest completion."""
    if completion is None:
        return Standing.NEVER
    until = completion.expires_on
    if until is None or until > on + timedelta(days=WARN_DAYS):
        return Standing.CURRENT
    return Standing.LAPSED if until < on else Standing.SOON


def sees(user: User, hard_call: HardCall) -> bool:
    """The person who noted it, and the supporter whom the person named. No role opens it to anybody else."""
    return user.pk in (hard_call.user_id, hard_call.supporter_id)


def told_count(number: int) -> str:
    """A count that points at nobody: one under 11 could."""
    return str(number) if number == 0 or number >= FEWEST_TO_SHOW else f"fewer than {FEWEST_TO_SHOW}"


def refuse_whoever_looks_as_another() -> None:
    """Raise Denied for somebody who looks at the program as another account sees it: this is shown to nobody else."""
    if are_words_hidden():
        raise Denied("confidential", "What somebody notes after a hard call is shown to nobody who looks as another.")
