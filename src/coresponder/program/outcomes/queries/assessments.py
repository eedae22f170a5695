"""Assessments, for whoever may see outcomes."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from coresponder.program.extracts.models import Release
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.vocabulary import AssessmentState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, check

LARGE = ("content", "withheld")


def newest_assessment() -> Assessment | None:
    """The complete one that was computed last; None before the first. Nothing in it is withheld."""
    complete = Assessment.objects.filter(state=AssessmentState.COMPLETE).select_related("release", "baseline")
    return complete.order_by("-computed_at", "pk").first()


def newest_assessment_of(release: Release) -> Assessment | None:
    """The complete one over that data set that was computed last; None where it was never assessed."""
    complete = Assessment.objects.filter(state=AssessmentState.COMPLETE, release=release)
    return complete.order_by("-computed_at", "pk").first()


def assessment_for(user: User, assessment_id: UUID) -> Assessment:
    """One of them; Http404 where there is none."""
    check(user, Permission.VIEW_OUTCOMES)
    rows = Assessment.objects.select_related("release", "baseline", "requested_by")
    return get_object_or_404(rows, pk=assessment_id)


def assessments_for(user: User) -> "QuerySet[Any]":
    """Every one, the newest first, without their content, which is large."""
    check(user, Permission.VIEW_OUTCOMES)
    return Assessment.objects.defer(*LARGE).select_related("requested_by", "release")
