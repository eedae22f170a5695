"""What may follow what for a message."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.messages.vocabulary import MessageState

MESSAGE_TRANSITIONS = Transitions(
    noun="message",
    allowed={
        MessageState.WAITING: {
            MessageState.SENT: "it is handed to the service that passes it on",
            MessageState.GIVEN_UP: "it is refused for good, its link runs out, or the last attempt fails",
            MessageState.STOPPED: "the coordinator stops it",
        },
        MessageState.SENT: {},
        MessageState.GIVEN_UP: {},
        MessageState.STOPPED: {},
    },
)
