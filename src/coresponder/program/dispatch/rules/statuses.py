"""Who may write down what about an assignment."""

from coresponder.kernel.errors import UsageError
from coresponder.program.dispatch.models import Assignment
from coresponder.program.dispatch.vocabulary import FROM_A_PHONE, Step
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied, Permission, check, may
from coresponder.safeguards.permissions.denials import STRANGER


def refuse_unless_of_the_team(assignment: Assignment, user: User) -> None:
    """Raise Denied for somebody who is neither on the shift nor a dispatcher. Others' assignments are not there."""
    if may(user, Permission.SEND_TEAMS):
        return
    check(user, Permission.WORK_ON_A_TEAM)
    if assignment.shift is None or not assignment.shift.members.filter(user=user).exists():
        raise Denied(STRANGER, "There is no such page.")


def refuse_unknown_step(step: Step) -> None:
    """Raise UsageError for what only the program and dispatchers write."""
    if step not in FROM_A_PHONE:
        raise UsageError("not_a_tap", f"“{step.label}” is not tapped by a team.", "Choose one of the buttons.")


def refuse_reasonless(step: Step, not_going: str) -> None:
    """Raise UsageError where a team does not go and does not say why."""
    if step in (Step.DECLINED, Step.COULD_NOT) and not not_going:
        raise UsageError("no_reason", "Say why, so that dispatch can decide what is next.", "Choose a reason.")
