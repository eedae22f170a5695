"""What becomes of an issue."""

from datetime import date

from coresponder.kernel.errors import UsageError
from coresponder.kernel.transitions import Transitions
from coresponder.program.partnerships.models import Issue
from coresponder.program.partnerships.vocabulary.issues import IssueState

ISSUE_TRANSITIONS = Transitions(
    noun="issue",
    allowed={
        IssueState.OPEN: {
            IssueState.WORKING: "somebody of the owning agency takes it",
            IssueState.CLOSED: "it is closed, with what was changed",
        },
        IssueState.WORKING: {IssueState.CLOSED: "it is closed, with what was changed"},
        IssueState.CLOSED: {IssueState.OPEN: "it happens again"},
    },
)

NAMES_SOMEBODY = "names_somebody"


def refuse_names(is_named: bool, *, is_meant: bool) -> None:
    """Raise UsageError where a text seems to name somebody, unless the writer has looked and says that it does not."""
    if is_named and not is_meant:
        raise UsageError(
            NAMES_SOMEBODY,
            "This seems to name a person, or to hold a number by which somebody could be found.",
            "Take it out. If it names nobody whom the program serves, say so below and send it again.",
        )


def is_late(issue: Issue, *, today: date) -> bool:
    """True for what is not closed after its day."""
    return issue.state != IssueState.CLOSED and issue.due_on < today
