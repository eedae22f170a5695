"""What the state of a disposal allows."""

from coresponder.kernel.transitions import Transitions
from coresponder.safeguards.retention.vocabulary import DisposalState as State

DISPOSAL_TRANSITIONS = Transitions(
    noun="disposal",
    allowed={
        State.ASKED: {
            State.APPROVED: "somebody other than who asked approves it",
            State.REFUSED: "somebody refuses it",
        },
        State.APPROVED: {
            State.CARRIED_OUT: "the last item is done, and the certificate is issued",
            State.REFUSED: "somebody stops it before its first item",
        },
        State.CARRIED_OUT: {},
        State.REFUSED: {},
    },
)
