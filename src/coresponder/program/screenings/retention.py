"""What this app keeps: screenings that were a mistake, and former versions of safety plans."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from coresponder.program.people.queries.due import due_parts, ended
from coresponder.program.people.retention import delete_part, register_of_person
from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.retention import Category, Disposal, Due


def mistakes(*, before: datetime, only: str | None = None) -> list[Due]:
    """Screenings that were marked as a mistake before the moment; none with a step that nobody has answered."""
    open_steps = RequiredStep.objects.filter(screening=OuterRef("pk"), answer=StepAnswer.OPEN)
    return due_parts(Screening, Q(ended_at__lt=before) & ~Q(Exists(open_steps)), "screening_mistake", only=only)


def delete_mistake(item: str) -> None:
    """Delete a screening with the steps that it opened."""
    with everything_let_through():
        RequiredStep.objects.filter(screening_id=UUID(item)).delete()
    delete_part(Screening, item)


register_of_person(
    Category(
        key="screening_mistake",
        title="Screenings that were recorded by mistake",
        trigger="ended",
        trigger_words="it was marked as a mistake",
        find=mistakes,
        dispose={Disposal.DELETE: delete_mistake},
    )
)
register_of_person(
    Category(
        key="safety_plan_version",
        title="Former versions of safety plans",
        trigger="ended",
        trigger_words="a newer version took its place, or it was taken out of use",
        find=partial(ended, SafetyPlan, "safety_plan_version"),
        dispose={Disposal.DELETE: partial(delete_part, SafetyPlan)},
    )
)
