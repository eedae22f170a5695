"""What may follow what for a release."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.extracts.vocabulary import ReleaseState

RELEASE_TRANSITIONS = Transitions(
    noun="release",
    allowed={
        ReleaseState.REQUESTED: {
            ReleaseState.READY: "the program has made it",
            ReleaseState.FAILED: "it could not be made, with the reason",
        },
        ReleaseState.FAILED: {ReleaseState.REQUESTED: "somebody starts it again"},
        ReleaseState.READY: {ReleaseState.REMOVED: "its files are removed, by night or by the privacy officer"},
        ReleaseState.REMOVED: {},
    },
)
