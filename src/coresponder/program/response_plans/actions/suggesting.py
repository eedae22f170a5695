"""Suggesting a change, and answering a suggestion."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.response_plans.audit_events import SUGGESTION_ANSWERED, SUGGESTION_MADE
from coresponder.program.response_plans.models import PlanVersion, Suggestion
from coresponder.program.response_plans.vocabulary import SuggestionAnswer
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed, Purpose


@transaction.atomic
def suggest(*, version: PlanVersion, text: str, is_urgent: bool, purpose: Purpose, by: User) -> Suggestion:
    """Say what should change in a plan that one may read. The suggestion belongs to the agency that keeps the plan."""
    check(by, Permission.SUGGEST_TO_RESPONSE_PLANS)
    check_part(version, by=by, deed=Deed.READ, purpose=purpose)
    if not text.strip():
        raise UsageError(
            "no_suggestion", "The suggestion says nothing yet.", "Say what happened, or what should change."
        )
    made = Suggestion.objects.create(
        person_id=version.person_id,
        owner_agency_id=version.owner_agency_id,
        author=by,
        text=text.strip(),
        is_urgent=is_urgent,
    )
    record(SUGGESTION_MADE, by=by, about=f"person:{version.person_id}", details={"is_urgent": is_urgent})
    return made


@transaction.atomic
def answer_suggestion(*, suggestion: Suggestion, answer: SuggestionAnswer, note: str, by: User) -> Suggestion:
    """Say what became of a suggestion. One that is not taken gets a reason."""
    check(by, Permission.WRITE_RESPONSE_PLANS)
    suggestion = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    check_part(suggestion, by=by, deed=Deed.WRITE, purpose=Purpose.CARE_COORDINATION)
    if suggestion.answer != SuggestionAnswer.OPEN:
        raise StateError("suggestion_answered", "Somebody has answered this suggestion already.")
    if answer == SuggestionAnswer.NOT_TAKEN and not note.strip():
        raise UsageError("no_reason", "Say why the suggestion is not taken.", "The person who made it will read it.")
    suggestion.answer, suggestion.answer_note = answer, note.strip()
    suggestion.answered_by, suggestion.answered_at = by, timezone.now()
    suggestion.save()
    record(SUGGESTION_ANSWERED, by=by, about=f"person:{suggestion.person_id}", details={"answer": answer.value})
    return suggestion
