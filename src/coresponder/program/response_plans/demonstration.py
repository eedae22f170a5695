"""Invented plans for the demonstration: one in use, one that waits for approval, one that is due for review."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.program.people.models import Person
from coresponder.program.response_plans.actions.approving import approve_version
from coresponder.program.response_plans.actions.suggesting import suggest
from coresponder.program.response_plans.actions.writing import start_version, submit_version, write_version
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import Section
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import Purpose

TEA = {
    Section.HELPS_FIRST: "Say your first name. Sit down before you ask.\nOffer tea; the kettle is in the hall.",
    Section.MAKES_WORSE: "Radios. Turn them down before the door opens.\nMore than two people in the room.",
    Section.WHOM_TO_CALL: "The sister, evenings and weekends: the number is under Names.\nThe case manager by day.",
    Section.STEPS: "Knock and wait a full minute.\nAsk about the garden.\nAsk what would help tonight. Do that first.",
    Section.WHEN_WELL: "Talks about plants, makes jokes, asks about your day.",
    Section.WHEN_IN_CRISIS: "Stands at the window, whispers, does not answer to the name.",
    Section.OWN_WISHES: "Please do not stand over me. I can tell you what I need if you wait.",
}
WALK = {
    Section.HELPS_FIRST: "Walk beside, not behind.\nName one thing that happens next.",
    Section.MAKES_WORSE: "Being asked the same thing twice.",
    Section.WHOM_TO_CALL: "The neighbor at number 4, any time.",
}


@transaction.atomic
def load(*, people: list[Person], writer: User, approver: User, officer: User) -> None:
    """Plans for the first three of these people, unless there are plans already."""
    if PlanVersion.objects.exists() or len(people) < 3:
        return
    first = _in_use(people[0], TEA, writer=writer, approver=approver)
    overdue = _in_use(people[1], WALK, writer=approver, approver=writer)
    PlanVersion.objects.filter(pk=overdue.pk).update(review_due_on=timezone.localdate() - timedelta(days=3))
    submit_version(version=_written(people[2], WALK, by=writer), by=writer)
    _suggested(first, officer)


def _suggested(version: PlanVersion, officer: User) -> None:
    """An officer's suggestion, where the demonstration's agreements let the officer read the plan."""
    text = "The porch light was broken and she did not see who we were. A flashlight on our faces helped."
    try:
        suggest(version=version, text=text, is_urgent=True, purpose=Purpose.CRISIS_RESPONSE, by=officer)
    except Denied:
        return


def _in_use(person: Person, sections: dict[Section, str], *, writer: User, approver: User) -> PlanVersion:
    submitted = submit_version(version=_written(person, sections, by=writer), by=writer)
    return approve_version(version=submitted, by=approver)


def _written(person: Person, sections: dict[Section, str], *, by: User) -> PlanVersion:
    begun = start_version(person=person, by=by)
    return write_version(version=begun, sections=sections, seen_edited_at=begun.edited_at, by=by)
