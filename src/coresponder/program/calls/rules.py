"""What the state of an export and of a call allows."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.calls.vocabulary import CallState, ExportState

EXPORT_TRANSITIONS = Transitions(
    noun="export",
    allowed={
        ExportState.RECEIVED: {
            ExportState.STORED: "personal columns are gone, the rest is stored",
            ExportState.REFUSED: "the file cannot be read, or the upload is given up",
        },
        ExportState.STORED: {ExportState.REMOVED: "a coordinator removes it"},
        ExportState.REFUSED: {},
        ExportState.REMOVED: {},
    },
)

# By hand. A feed may say anything at any time; its word is taken as it comes.
CALL_TRANSITIONS = Transitions(
    noun="call",
    allowed={
        CallState.OPEN: {
            CallState.CLOSED: "it is over",
            CallState.CANCELLED: "nobody is needed any more",
            CallState.MERGED: "it is about the same as another call",
        },
        CallState.CLOSED: {
            CallState.OPEN: "it is opened again",
            CallState.MERGED: "it turns out to be the same as another call",
        },
        CallState.CANCELLED: {CallState.OPEN: "it is opened again"},
        CallState.MERGED: {CallState.OPEN: "it is taken out of the other call, or its source opens it again"},
    },
)
