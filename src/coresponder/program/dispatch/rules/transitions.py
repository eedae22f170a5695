"""What the states of a shift, an assignment and a handover allow."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.dispatch.ordering import ASSIGNMENT_TRANSITIONS
from coresponder.program.dispatch.vocabulary import HandoverState, ShiftState

SHIFT_TRANSITIONS = Transitions(
    noun="shift",
    allowed={
        ShiftState.PLANNED: {
            ShiftState.ON_DUTY: "the team comes on duty",
            ShiftState.CALLED_OFF: "somebody calls it off, with the reason",
        },
        ShiftState.ON_DUTY: {ShiftState.ENDED: "the team goes off duty"},
        ShiftState.ENDED: {},
        ShiftState.CALLED_OFF: {},
    },
)
HANDOVER_TRANSITIONS = Transitions(
    noun="handover",
    allowed={
        HandoverState.DRAFTED: {HandoverState.GIVEN: "the outgoing shift hands over"},
        HandoverState.GIVEN: {HandoverState.TAKEN: "the incoming shift has read every line"},
        HandoverState.TAKEN: {},
    },
)

__all__ = ["ASSIGNMENT_TRANSITIONS", "HANDOVER_TRANSITIONS", "SHIFT_TRANSITIONS"]
