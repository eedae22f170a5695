"""What becomes of meetings and actions."""

from datetime import date

from coresponder.kernel.errors import StateError
from coresponder.kernel.transitions import Transitions
from coresponder.program.partnerships.models import ActionItem, Meeting
from coresponder.program.partnerships.vocabulary.meetings import ActionState, MeetingState

MEETING_TRANSITIONS = Transitions(
    noun="meeting",
    allowed={
        MeetingState.PLANNED: {
            MeetingState.HELD: "somebody writes the minutes",
            MeetingState.CANCELED: "it is canceled",
        },
        MeetingState.HELD: {MeetingState.APPROVED: "the team approves the minutes"},
        MeetingState.APPROVED: {},
        MeetingState.CANCELED: {},
    },
)
ACTION_TRANSITIONS = Transitions(
    noun="action",
    allowed={
        ActionState.OPEN: {
            ActionState.DONE: "its owner has done it",
            ActionState.DROPPED: "the team drops it, with the reason",
        },
        ActionState.DONE: {ActionState.OPEN: "it turns out not to be done"},
        ActionState.DROPPED: {ActionState.OPEN: "it is taken up again"},
    },
)


def refuse_unless_open(meeting: Meeting) -> None:
    """Raise StateError once the minutes are approved, or the meeting was canceled."""
    if not meeting.is_open:
        raise StateError(
            "minutes_closed", "The minutes of this meeting cannot be changed any more.", "Correct it at the next one."
        )


def is_overdue(action: ActionItem, *, today: date) -> bool:
    """True for what is open after its day."""
    return action.state == ActionState.OPEN and action.due_on < today
