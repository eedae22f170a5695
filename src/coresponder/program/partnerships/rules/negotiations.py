"""What may be done with a negotiation, and what it must say before it is settled."""

from collections.abc import Iterable

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.partnerships.models import Negotiation


def refuse_unless_open(negotiation: Negotiation) -> None:
    """Raise StateError once the wording is settled or given up."""
    if negotiation.given_up_at is not None:
        raise StateError("given_up", "This negotiation was given up.", "Begin another one.")
    if not negotiation.is_open:
        raise StateError(
            "wording_settled",
            "The wording is settled, and it is signed or waits for signatures.",
            "Open it again first, or negotiate a renewal.",
        )


def refuse_unless_whole(negotiation: Negotiation, *, parties: int, empty: Iterable[str], aside: int, said: int) -> None:
    """Before the wording is settled: parties, a first day, no empty section, nothing aside, no open comment."""
    missing = list(empty)
    if parties < 2:
        raise UsageError("too_few_parties", "An agreement is between at least two agencies.", "Add a party.")
    if negotiation.starts_on is None:
        raise UsageError("no_first_day", "The agreement has no first day.", "Say from which day on it holds.")
    if missing:
        raise UsageError(
            "empty_section", f"These sections say nothing: {', '.join(missing)}.", "Write them, or leave them out."
        )
    if aside:
        raise StateError("texts_aside", "Two texts of a section are not put together yet.", "Open it and choose.")
    if said:
        raise StateError("open_comments", f"Comments are open: {said}.", "Settle them first.")
