"""Two years of self-assessment of the invented county."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.program.policies.actions.learning import finish_improvement
from coresponder.program.readiness.actions.assessing import agree_for, close_assessment, save_assessment
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.readiness.vocabulary import Question, Rating
from coresponder.safeguards.accounts.models import User

LAST_YEAR = {
    Question.LEADERSHIP: (Rating.MOSTLY, "Both heads came to the meetings."),
    Question.POLICIES: (Rating.NOT_YET, "Each agency had its own."),
    Question.TRAINING: (Rating.MOSTLY, "CIT for half of patrol."),
    Question.SERVICES: (Rating.MOSTLY, "A crisis center opened."),
    Question.DATA: (Rating.MOSTLY, "A baseline is frozen."),
    Question.REVIEW: (Rating.MOSTLY, "The workgroup meets each quarter."),
}
THIS_YEAR = {
    **LAST_YEAR,
    Question.POLICIES: (Rating.MOSTLY, "Five chapters are in force, one is under change."),
    Question.SERVICES: (Rating.BEGUN, "No bed for young people at night."),
}


@transaction.atomic
def load(*, by: User) -> None:
    """Bring them in, unless there is one."""
    if SelfAssessment.objects.exists():
        return
    today = timezone.localdate()
    before = save_assessment(year=today.year - 1, answers=LAST_YEAR, by=by)
    written = agree_for(
        assessment=before, question=Question.POLICIES, what="Write a manual together", owner=by, due_on=today, by=by
    )
    finish_improvement(improvement=written, note="Five chapters are in force.", by=by)
    close_assessment(assessment=before, by=by)
    now = save_assessment(year=today.year, answers=THIS_YEAR, by=by)
    due_on = today + timedelta(days=90)
    what = "Find a bed for young people at night"
    agree_for(assessment=now, question=Question.SERVICES, what=what, owner=by, due_on=due_on, by=by)
