"""Answering the six questions for a year, agreeing on actions for gaps, closing."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.kernel.spoken_english import some
from coresponder.program.policies.actions.learning import agree_on_improvement
from coresponder.program.policies.models import Improvement
from coresponder.program.policies.vocabulary import CameOf
from coresponder.program.readiness.audit_events import ASSESSMENT_CLOSED, ASSESSMENT_SAVED
from coresponder.program.readiness.models import GapAction, SelfAnswer, SelfAssessment
from coresponder.program.readiness.vocabulary import Question, Rating
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def save_assessment(*, year: int, answers: Mapping[Question, tuple[Rating, str]], by: User) -> SelfAssessment:
    """Answer for a year, or answer anew while it is not closed."""
    check(by, Permission.ASSESS_READINESS)
    if year > timezone.localdate().year:
        raise UsageError("not_yet", "That year is yet to come.", "Answer for this year.")
    found, _ = SelfAssessment.objects.get_or_create(year=year, defaults={"begun_by": by, "begun_at": timezone.now()})
    _refuse_closed(found)
    for question, (rating, evidence) in answers.items():
        SelfAnswer.objects.update_or_create(
            assessment=found, question=question, defaults={"rating": rating, "evidence": evidence.strip()}
        )
    details = {"year": year, "answered": found.answers.count()}
    record(ASSESSMENT_SAVED, by=by, about=f"assessment:{found.pk}", details=details)
    return found


@transaction.atomic
def agree_for(
    *, assessment: SelfAssessment, question: str, what: str, owner: User, due_on: date, by: User
) -> Improvement:
    """Agree on an action for the gap at a question. It stands in the list of actions until it is done."""
    answer = assessment.answers.filter(question=question).first()
    if answer is None or not answer.is_gap:
        raise StateError("no_gap", "There is no gap at this question.", "Choose a question that is a gap.")
    made = agree_on_improvement(
        what=what, owner=owner, due_on=due_on, came_of=CameOf.SELF_ASSESSMENT, about=assessment.pk, by=by
    )
    GapAction.objects.create(answer=answer, improvement=made)
    return made


@transaction.atomic
def close_assessment(*, assessment: SelfAssessment, by: User) -> SelfAssessment:
    """Close a year once all six are answered and there is an action for its gaps."""
    check(by, Permission.ASSESS_READINESS)
    assessment = SelfAssessment.objects.select_for_update().get(pk=assessment.pk)
    _refuse_closed(assessment)
    answers = list(assessment.answers.prefetch_related("gap_actions"))
    if left := len(Question) - len(answers):
        raise StateError("not_answered", f"Not answered yet: {some(left, 'question')}.", "Answer first.")
    gaps = [each for each in answers if each.is_gap]
    bare = [each.get_question_display() for each in gaps if not each.gap_actions.all()]
    if bare:
        raise StateError(
            "gaps_without_action", f"No action yet for: “{'”, “'.join(bare)}”", "Agree on one for each gap."
        )
    assessment.closed_at = timezone.now()
    assessment.save(update_fields=["closed_at"])
    details = {"year": assessment.year, "gaps": len(gaps)}
    record(ASSESSMENT_CLOSED, by=by, about=f"assessment:{assessment.pk}", details=details)
    return assessment


def _refuse_closed(assessment: SelfAssessment) -> None:
    if assessment.closed_at is not None:
        sentence = f"The assessment of {assessment.year} is closed."
        raise StateError("assessment_closed", sentence, "Answer for a new year.")
