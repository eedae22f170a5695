"""What the state of a part allows: one table, from which the diagram in the documentation is drawn."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.encounters.vocabulary import PartState

PART_TRANSITIONS = Transitions(
    noun="part",
    allowed={
        PartState.DRAFT: {PartState.FILED: "its author files it"},
        PartState.FILED: {
            PartState.RETURNED: "a colleague of the same agency returns it with a comment",
            PartState.REVIEWED: "a colleague of the same agency has read it and leaves it as it is",
        },
        PartState.RETURNED: {PartState.FILED: "its author files it anew, and the former filing is kept"},
        PartState.REVIEWED: {},
    },
)
