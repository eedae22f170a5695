"""When a step of a transfer needs a reason."""

from coresponder.kernel.errors import UsageError
from coresponder.program.call_taking.vocabulary import REASONS


def refuse_without_reason(state: str, because: str) -> None:
    """Raise UsageError for a step that needs a reason and has none of those that fit."""
    fitting = [each.value for each in REASONS.get(state, ())]
    if because not in (fitting or [""]):
        raise UsageError("transfer_reason", "Say why, so that it can be counted.", "Choose one of the reasons.")
