"""Beginning a review meeting, writing what was said and decided, closing it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.outcomes.audit_events import (
    REVIEW_BEGUN,
    REVIEW_CLOSED,
    REVIEW_DECIDED,
    REVIEW_DECISION_REMOVED,
    REVIEW_WRITTEN,
)
from coresponder.program.outcomes.models import Review, ReviewDecision
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.outcomes.rules import REVIEW_TRANSITIONS
from coresponder.program.outcomes.vocabulary import Expected, ReviewState
from coresponder.program.outcomes.what_changed import changed_since
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

KEYS = frozenset(measure.key for measure in OUTCOMES)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided, by whom it is done until when, and on which measure it shall be seen."""

    text: str
    owner: str
    due_on: date
    measure_key: str = ""
    expected: str = ""


@transaction.atomic
def begin_review(*, held_on: date, first_on: date, last_on: date, by: User) -> Review:
    """Begin the record of a meeting. What changed since the last one is drafted from the newest assessment."""
    check(by, Permission.HOLD_REVIEWS)
    _refuse_period(first_on, last_on)
    assessment = newest_assessment()
    if assessment is None:
        raise StateError("nothing_assessed", "No outcome was computed yet, so there is nothing to review.")
    drafted = changed_since(assessment, before=Review.objects.filter(held_on__lt=held_on).first(), first_on=first_on)
    review = Review.objects.create(
        held_on=held_on, first_on=first_on, last_on=last_on, assessment=assessment, changed=drafted, begun_by=by
    )
    record(REVIEW_BEGUN, by=by, about=_about(review), details={"changes": len(drafted)})
    return review


@transaction.atomic
def write_review(
    *, review: Review, held_on: date, first_on: date, last_on: date, notes: str, seen_version: int, by: User
) -> Review:
    """Write what was said. Refused where somebody else wrote since the form was opened: nothing is lost."""
    review = _open(review, by)
    _refuse_period(first_on, last_on)
    if review.version != seen_version:
        raise StateError(
            "review_changed_meanwhile",
            "Somebody else wrote this review while you did.",
            "Your text stands below; put it together with what stands on the page of the review, then save once more.",
        )
    review.held_on, review.first_on, review.last_on, review.notes = held_on, first_on, last_on, notes.strip()
    review.version += 1
    review.save()
    record(REVIEW_WRITTEN, by=by, about=_about(review), details={"version": review.version})
    return review


@transaction.atomic
def record_decision(
    *, review: Review, decided: Decided, by: User, instead_of: ReviewDecision | None = None
) -> ReviewDecision:
    """Record a decision, or another wording of one."""
    review = _open(review, by)
    _refuse_incomplete(decided)
    decision = instead_of or ReviewDecision(review=review, number=_next_number(review))
    decision.text, decision.owner, decision.due_on = decided.text.strip(), decided.owner.strip(), decided.due_on
    decision.measure_key, decision.expected, decision.recorded_by = decided.measure_key, decided.expected, by
    decision.save()
    record(REVIEW_DECIDED, by=by, about=_about(review), details={"number": decision.number})
    return decision


@transaction.atomic
def remove_decision(*, decision: ReviewDecision, by: User) -> None:
    """Take a decision out of a review that is open."""
    review = _open(decision.review, by)
    number = decision.number
    decision.delete()
    record(REVIEW_DECISION_REMOVED, by=by, about=_about(review), details={"number": number})


@transaction.atomic
def close_review(*, review: Review, by: User) -> Review:
    """The meeting is over and written down; it stays as it is."""
    review = _open(review, by)
    review.state, review.closed_by, review.closed_at = ReviewState.CLOSED, by, timezone.now()
    review.save()
    record(REVIEW_CLOSED, by=by, about=_about(review), details={"decisions": review.decisions.count()})
    return review


def _open(review: Review, by: User) -> Review:
    check(by, Permission.HOLD_REVIEWS)
    review = Review.objects.select_for_update().get(pk=review.pk)
    REVIEW_TRANSITIONS.check(current=review.state, wanted=ReviewState.CLOSED)
    return review


def _refuse_period(first_on: date, last_on: date) -> None:
    if first_on > last_on:
        raise UsageError("period_backwards", "The period ends before it begins.", "Correct one of the days.")


def _refuse_incomplete(decided: Decided) -> None:
    if not decided.text.strip() or not decided.owner.strip():
        raise UsageError("no_decision", "A decision says what is done, and by whom.", "Fill both in.")
    if bool(decided.measure_key) != bool(decided.expected):
        raise UsageError(
            "no_expectation", "A measure goes with what is expected of it, and the other way round.", "Choose both."
        )
    if decided.measure_key and decided.measure_key not in KEYS:
        raise UsageError("no_measure", "There is no such measure.", "Choose one of the list.")
    if decided.expected and decided.expected not in Expected.values:
        raise UsageError("no_such_expectation", "Nothing like that can be expected.", "Choose one of the list.")


def _next_number(review: Review) -> int:
    last: int = review.decisions.aggregate(last=Max("number"))["last"] or 0
    return last + 1


def _about(review: Review) -> str:
    return f"review:{review.pk}"
