"""Review meetings and their decisions, for whoever may see outcomes."""

from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from coresponder.analysis.monitoring import Mark
from coresponder.program.outcomes.models import Review, ReviewDecision
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def reviews_for(user: User) -> "QuerySet[Any]":
    """Every review meeting, the newest first."""
    check(user, Permission.VIEW_OUTCOMES)
    rows = Review.objects.annotate(decided=Count("decisions")).select_related("begun_by", "closed_by")
    return rows.order_by("-held_on", "-begun_at", "pk")


def review_for(user: User, review_id: UUID) -> Review:
    """One of them; Http404 where there is none."""
    check(user, Permission.VIEW_OUTCOMES)
    return get_object_or_404(Review.objects.select_related("begun_by", "closed_by", "assessment"), pk=review_id)


def decision_for(user: User, decision_id: UUID) -> ReviewDecision:
    """One decision, for somebody who writes reviews."""
    check(user, Permission.HOLD_REVIEWS)
    return get_object_or_404(ReviewDecision.objects.select_related("review"), pk=decision_id)


def decisions_on(key: str) -> list[ReviewDecision]:
    """The decisions that were to be seen on this measure, in the order of their meetings."""
    found = ReviewDecision.objects.filter(measure_key=key).select_related("review")
    return list(found.order_by("review__held_on", "number"))


def marks_of_decisions(key: str) -> list[Mark]:
    """They as marks of the measure's chart."""
    return [Mark(on=each.review.held_on, kind="change", words=f"decided: {each.text}") for each in decisions_on(key)]


def last_review() -> Review | None:
    """The review that was held last."""
    return Review.objects.order_by("-held_on", "-begun_at").first()
