"""Writing a safety plan with the person, taking it out of use, and making a copy on paper."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models import Person
from coresponder.program.screenings.audit_events import (
    SAFETY_PLAN_ENDED,
    SAFETY_PLAN_HANDED_OUT,
    SAFETY_PLAN_WRITTEN,
)
from coresponder.program.screenings.models import SafetyPlan
from coresponder.program.screenings.queries.locking import locked, open_wall
from coresponder.program.screenings.vocabulary import Copy, Section
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed, Purpose


@transaction.atomic
def write_safety_plan(
    *,
    person: Person,
    sections: Mapping[Section, str],
    seen_number: int,
    is_read_back: bool,
    copy_given: Copy,
    by: User,
    encounter: Encounter | None = None,
) -> SafetyPlan:
    """The next version of the own agency's plan, in use at once; the one before it becomes history.

    `seen_number` is the version that the writer had in view, 0 for none: where somebody else wrote meanwhile, nothing
    is stored, so that neither text is lost.
    """
    check(by, Permission.RECORD_SCREENINGS)
    person = Person.objects.select_for_update().get(pk=person.pk)
    open_wall(by)
    versions = SafetyPlan.objects.filter(person=person, owner_agency=by.agency)
    last = versions.order_by("-number").first()
    former = list(versions.filter(ended_at=None).order_by("-number"))
    _refuse(sections, last, seen_number)
    plan = SafetyPlan(
        person=person,
        owner_agency=by.agency,
        author=by,
        number=last.number + 1 if last else 1,
        encounter=encounter,
        is_read_back=is_read_back,
        copy_given=copy_given,
        replaces=former[0] if former else None,
        **{section.value: sections.get(section, "").strip() for section in Section},
    )
    check_part(plan, by=by, deed=Deed.WRITE, purpose=Purpose.TREATMENT)
    for each in former:
        _end(each, "", by)
    plan.save(force_insert=True)
    words = sum(len(text.split()) for text in plan.sections.values())
    details = {"number": plan.number, "words": words}
    record(SAFETY_PLAN_WRITTEN, by=by, about=f"person:{person.pk}", details=details)
    return plan


@transaction.atomic
def end_safety_plan(*, plan: SafetyPlan, reason: str, by: User) -> SafetyPlan:
    """Take the plan out of use, and say why. It stays as history."""
    check(by, Permission.RECORD_SCREENINGS)
    plan = locked(SafetyPlan, plan.pk, by=by)
    if plan.ended_at is not None:
        raise StateError("plan_ended", "This version is not in use any more.")
    if not reason.strip():
        raise UsageError("no_reason", "Say why the plan is not used any more.")
    _end(plan, reason.strip(), by)
    record(SAFETY_PLAN_ENDED, by=by, about=f"person:{plan.person_id}", details={})
    return plan


@transaction.atomic
def note_paper_copy(*, plan: SafetyPlan, by: User) -> SafetyPlan:
    """Write down that a paper copy was made. It is for the person, whose words they are."""
    check(by, Permission.RECORD_SCREENINGS)
    plan = locked(SafetyPlan, plan.pk, by=by, deed=Deed.EXPORT)
    record(SAFETY_PLAN_HANDED_OUT, by=by, about=f"person:{plan.person_id}", details={"number": plan.number})
    return plan


def _end(plan: SafetyPlan, reason: str, by: User) -> None:
    plan.ended_at, plan.ended_by, plan.end_reason = timezone.now(), by, reason
    plan.save(update_fields=["ended_at", "ended_by", "end_reason"])


def _refuse(sections: Mapping[Section, str], last: SafetyPlan | None, seen_number: int) -> None:
    if seen_number != (last.number if last else 0):
        raise StateError(
            "plan_changed_meanwhile",
            "Somebody else wrote a version of this plan while you were writing.",
            "Both texts stand below: put them together, then save once more.",
        )
    if not any(text.strip() for text in sections.values()):
        raise UsageError("empty_plan", "The plan says nothing yet.", "Fill in at least one section.")
