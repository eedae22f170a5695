"""What the state of a transfer allows. One table for both ways: to 988, and from 988."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.call_taking.vocabulary import TransferState

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
