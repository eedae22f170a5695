"""After-action reviews, and the actions that are open."""

from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.policies.models import AfterAction, Chapter, Improvement
from coresponder.program.policies.vocabulary import ReviewKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check


def reviews_seen_by(user: User) -> "QuerySet[AfterAction]":
    """Every review, newest first, for those who write them."""
    check(user, Permission.WRITE_AFTER_ACTIONS)
    return AfterAction.objects.select_related("written_by").prefetch_related("chapters")


def review_seen_by(user: User, review_id: UUID) -> AfterAction:
    """One review; 404 where there is none."""
    return get_object_or_404(reviews_seen_by(user), pk=review_id)


def counts_by_kind() -> list[tuple[str, int]]:
    """How many reviews there are of each kind, for everybody in the program."""
    rows: Any = AfterAction.objects.values("kind").annotate(n=Count("pk")).order_by("-n")
    return [(ReviewKind(row["kind"]).label, row["n"]) for row in rows]


def improvements(user: User) -> "QuerySet[Improvement]":
    """Every action, open ones first, the earliest first."""
    check(user, Permission.VIEW_POLICIES)
    found = Improvement.objects.select_related("owner", "chapter", "done_by")
    return found.order_by(F("done_at").desc(nulls_first=True), "due_on")


def has_open_improvements(user: User) -> bool:
    """Whether somebody has an action to finish."""
    return Improvement.objects.filter(owner=user, done_at=None).exists()


def came_from_reviews(chapter: Chapter) -> int:
    """How many reviews led back to a chapter."""
    return AfterAction.objects.filter(chapters=chapter).count()
