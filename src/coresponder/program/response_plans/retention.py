"""What this app keeps: former versions of plans, suggestions, and decisions whether somebody has a plan."""

from datetime import datetime
from functools import partial

from django.db.models import Exists, OuterRef, Q

from coresponder.program.people.queries.due import due_parts
from coresponder.program.people.retention import delete_part, register_of_person
from coresponder.program.response_plans.models import PlanDecision, PlanVersion, Suggestion
from coresponder.safeguards.retention import Category, Disposal, Due


def replaced_or_retired(*, before: datetime, only: str | None = None) -> list[Due]:
    """Versions that were replaced or taken out of use before the moment."""
    return due_parts(PlanVersion, Q(ended_at__lt=before), "plan_version", only=only)


def answered(*, before: datetime, only: str | None = None) -> list[Due]:
    """Suggestions that were answered before the moment; one without an answer never falls due by itself."""
    return due_parts(Suggestion, Q(answered_at__lt=before), "plan_suggestion", only=only)


def decided_anew(*, before: datetime, only: str | None = None) -> list[Due]:
    """Decisions that another one of the same agency took the place of before the moment. The newest always stays."""
    newer = PlanDecision.objects.filter(
        person=OuterRef("person"), owner_agency=OuterRef("owner_agency"), recorded_at__gt=OuterRef("recorded_at")
    )
    return due_parts(PlanDecision, Q(Exists(newer.filter(recorded_at__lt=before))), "plan_decision", only=only)


register_of_person(
    Category(
        key="plan_version",
        title="Former versions of response plans",
        trigger="replaced_or_retired",
        trigger_words="the version was replaced or taken out of use",
        find=replaced_or_retired,
        dispose={Disposal.DELETE: partial(delete_part, PlanVersion)},
    )
)
register_of_person(
    Category(
        key="plan_suggestion",
        title="Suggestions to response plans",
        trigger="answered",
        trigger_words="the suggestion was answered",
        find=answered,
        dispose={Disposal.DELETE: partial(delete_part, Suggestion)},
    )
)
register_of_person(
    Category(
        key="plan_decision",
        title="Former decisions whether somebody has a plan",
        trigger="decided_anew",
        trigger_words="it was decided anew",
        find=decided_anew,
        dispose={Disposal.DELETE: partial(delete_part, PlanDecision)},
    )
)
