"""What the state of an export allows."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.calls.vocabulary import ExportState

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
