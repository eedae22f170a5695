"""When somebody at a scene has to be heard from again, and when a status has stood for so long that somebody asks.

Both follow from what was written down and from the time now; no timer has to run anywhere, so nothing is missed when a
phone is dead or a job does not run.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices

from coresponder.program.dispatch.models import Assignment, ShiftMember
from coresponder.program.dispatch.vocabulary import AssignmentState

WARN_AT_SHARE = 0.8
# After so many minutes without a word a status is asked about. A guess to begin with, not a finding.
ASK_AFTER_MINUTES = {
    AssignmentState.ACCEPTED: 30,
    AssignmentState.EN_ROUTE: 60,
    AssignmentState.ON_SCENE: 120,
    AssignmentState.OFFICER_RELEASED: 120,
    AssignmentState.TRANSPORTING: 120,
}


class CheckInState(TextChoices):
    """How urgent a check-in is."""

    FINE = "fine", "checked in"
    SOON = "soon", "check-in due soon"
    MISSED = "missed", "check-in missed"


@dataclass(frozen=True, kw_only=True)
class CheckIn:
    """Somebody at a scene, when they were last heard from, and when they have to be heard from again."""

    member: ShiftMember
    assignment: Assignment
    heard_at: datetime
    minutes: int

    @property
    def due_at(self) -> datetime:
        return self.heard_at + timedelta(minutes=self.minutes)

    def state(self, now: datetime) -> CheckInState:
        """Fine, at 80 percent of the time soon, at all of it missed."""
        share = (now - self.heard_at) / timedelta(minutes=self.minutes)
        if share >= 1:
            return CheckInState.MISSED
        return CheckInState.SOON if share >= WARN_AT_SHARE else CheckInState.FINE

    def minutes_left(self, now: datetime) -> int:
        """Whole minutes until it is due; negative once it is missed."""
        return int((self.due_at - now).total_seconds() // 60)


@dataclass(frozen=True, kw_only=True)
class StuckQuestion:
    """A status that has stood for long: still so?"""

    assignment: Assignment
    minutes: int

    @property
    def sentence(self) -> str:
        """“Still on scene? 2 h 10 min”"""
        return f"Still {AssignmentState(self.assignment.state).label}? {spoken(self.minutes)}"


def spoken(minutes: int) -> str:
    """A length of time as people write it on a board: 8 min, 2 h 10 min."""
    hours, rest = divmod(max(0, minutes), 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def stuck_question(assignment: Assignment, *, last_word_at: datetime, now: datetime) -> StuckQuestion | None:
    """The question about an assignment, once its status has stood for too long without a word; None before."""
    limit = ASK_AFTER_MINUTES.get(AssignmentState(assignment.state))
    minutes = int((now - last_word_at).total_seconds() // 60)
    return StuckQuestion(assignment=assignment, minutes=minutes) if limit and minutes >= limit else None
