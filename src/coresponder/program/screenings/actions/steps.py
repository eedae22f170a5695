"""Saying what became of a step that a result asked for."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.screenings.audit_events import STEP_ANSWERED
from coresponder.program.screenings.models import RequiredStep
from coresponder.program.screenings.queries.locking import locked
from coresponder.program.screenings.rules.screenings import refuse_empty_answer
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def answer_step(*, step: RequiredStep, answer: StepAnswer, note: str, by: User) -> RequiredStep:
    """Close a step with what was done, who does it by when, or why it is not needed. The first answer stays."""
    check(by, Permission.RECORD_SCREENINGS)
    step = locked(RequiredStep, step.pk, by=by)
    if not step.is_open:
        raise StateError("step_answered", "Somebody has said already what became of it.")
    refuse_empty_answer(answer, note)
    step.answer, step.answer_note = answer, note.strip()
    step.answered_by, step.answered_at = by, timezone.now()
    step.save(update_fields=["answer", "answer_note", "answered_by", "answered_at"])
    about = f"person:{step.person_id}" if step.person_id else f"encounter:{step.encounter_id}"
    record(STEP_ANSWERED, by=by, about=about, details={"answer": answer.value})
    return step
