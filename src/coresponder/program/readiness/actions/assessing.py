"""Answering the six questions for a year, agreeing on actions for gaps, closing."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.policies.actions.learning import agree_on_improvement
from coresponder.program.policies.models import Improvement
from coresponder.program.policies.vocabulary import CameOf
from coresponder.program.readiness.audit_events import ASSESSMENT_CLOSED, ASSESSMENT_SAVED
from coresponder.program.readiness.models import SelfAnswer, SelfAssessment
from coresponder.program.readiness.queries.readiness import actions_of
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
def agree_for(*, assessment: SelfAssessment, what: str, owner: User, due_on: date, by: User) -> Improvement:
    """Agree on an action for a gap. It stands in the list of actions until it is done."""
    return agree_on_improvement(
        what=what, owner=owner, due_on=due_on, came_of=CameOf.SELF_ASSESSMENT, about=assessment.pk, by=by
    )


@transaction.atomic
def close_assessment(*, assessment: SelfAssessment, by: User) -> SelfAssessment:
    """Close a year once all six are answered and there is an action for its gaps."""
    check(by, Permission.ASSESS_READINESS)
    assessment = SelfAssessment.objects.select_for_update().get(pk=assessment.pk)
    _refuse_closed(assessment)
    answers = list(assessment.answers.all())
    if len(answers) < len(Question):
        raise StateError("not_answered", f"{len(Question) - len(answers)} questions are open.", "Answer them first.")
    gaps = sum(each.is_gap for each in answers)
    agreed = actions_of(assessment).count()
    if agreed < gaps:
        raise StateError(
            "gaps_without_action", f"{gaps} gaps and {agreed} actions.", "Agree on at least one action for each gap."
        )
    assessment.closed_at = timezone.now()
    assessment.save(update_fields=["closed_at"])
    details = {"year": assessment.year, "gaps": gaps}
    record(ASSESSMENT_CLOSED, by=by, about=f"assessment:{assessment.pk}", details=details)
    return assessment


def _refuse_closed(assessment: SelfAssessment) -> None:
    if assessment.closed_at is not None:
        sentence = f"The assessment of {assessment.year} is closed."
        raise StateError("assessment_closed", sentence, "Answer for a new year.")
