"""What may follow what in an import."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.services.vocabulary.answers import ImportState

IMPORT_TRANSITIONS = Transitions(
    noun="import",
    allowed={
        ImportState.RECEIVED: {
            ImportState.PREVIEWED: "it was looked through",
            ImportState.REFUSED: "it cannot be read",
        },
        ImportState.PREVIEWED: {
            ImportState.APPLIED: "somebody takes it over",
            ImportState.DISCARDED: "somebody discards it",
            ImportState.REFUSED: "it cannot be read any more",
        },
        ImportState.APPLIED: {},
        ImportState.REFUSED: {},
        ImportState.DISCARDED: {},
    },
)
