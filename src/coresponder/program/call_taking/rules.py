"""What the state of a transfer allows. One table for both ways: to 988, and from 988."""

from coresponder.kernel.errors import UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.program.call_taking.vocabulary import REASONS, TransferState

TRANSFER_TRANSITIONS = Transitions(
    noun="transfer",
    allowed={
        TransferState.OFFERED: {
            TransferState.MADE: "the caller agrees, and the line is handed over",
            TransferState.DECLINED: "the caller or the other side does not want it, with the reason",
        },
        TransferState.MADE: {
            TransferState.ACCEPTED: "the other side takes it",
            TransferState.UNANSWERED: "nobody takes it, with the reason",
        },
        TransferState.UNANSWERED: {
            TransferState.MADE: "it is tried again",
            TransferState.DECLINED: "it is given up, with the reason",
        },
        TransferState.ACCEPTED: {TransferState.RETURNED: "the other side hands it back, with the reason"},
        TransferState.DECLINED: {},
        TransferState.RETURNED: {},
    },
)


def refuse_without_reason(state: str, because: str) -> None:
    """Raise UsageError for a step that needs a reason and has none of those that fit."""
    fitting = [each.value for each in REASONS.get(state, ())]
    if because not in (fitting or [""]):
        raise UsageError("transfer_reason", "Say why, so that it can be counted.", "Choose one of the reasons.")
