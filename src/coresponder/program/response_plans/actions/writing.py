"""Writing a version and submitting it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.people.models import Person
from coresponder.program.response_plans.audit_events import VERSION_STARTED, VERSION_SUBMITTED, VERSION_WRITTEN
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.rules import VERSION_TRANSITIONS, refuse_unless_ready
from coresponder.program.response_plans.vocabulary import Section, VersionState
from coresponder.program.response_plans.wording import words_in
from coresponder.safeguards.access.records import check_part
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.vocabulary import Deed, Purpose

BEING_WRITTEN = (VersionState.DRAFT, VersionState.SUBMITTED)


@transaction.atomic
def start_version(*, person: Person, by: User) -> PlanVersion:
    """Begin the next version of the own agency's plan, with what the one in use says; the one begun already, if any."""
    check(by, Permission.WRITE_RESPONSE_PLANS)
    person = Person.objects.select_for_update().get(pk=person.pk)
    versions = PlanVersion.objects.filter(person=person, owner_agency=by.agency)
    begun = versions.filter(state__in=BEING_WRITTEN).first()
    if begun is not None:
        return begun
    started = _next(versions.first(), versions.filter(state=VersionState.APPROVED).first(), person=person, by=by)
    check_part(started, by=by, deed=Deed.WRITE, purpose=Purpose.CARE_COORDINATION)
    started.save(force_insert=True)
    record(VERSION_STARTED, by=by, about=f"person:{person.pk}", details={"number": started.number})
    return started


@transaction.atomic
def write_version(
    *, version: PlanVersion, sections: Mapping[Section, str], seen_edited_at: datetime, by: User
) -> PlanVersion:
    """Write the sections of a draft. Refused where somebody else wrote since the form was opened: nothing is lost."""
    version = locked_for(version.pk, by=by, permission=Permission.WRITE_RESPONSE_PLANS)
    if version.state != VersionState.DRAFT:
        VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.SUBMITTED)
        raise StateError("plan_submitted", "This version waits for approval.", "Have it returned before changing it.")
    if version.edited_at != seen_edited_at:
        raise StateError(
            "plan_changed_meanwhile",
            "Somebody else changed this version while you were writing.",
            "Both texts stand below: put them together, then save once more.",
        )
    for section, text in sections.items():
        setattr(version, section.value, text.strip())
    version.author, version.edited_at = by, timezone.now()
    version.save()
    details = {"number": version.number, "words": words_in(version.sections.values())}
    record(VERSION_WRITTEN, by=by, about=f"person:{version.person_id}", details=details)
    return version


@transaction.atomic
def submit_version(*, version: PlanVersion, by: User) -> PlanVersion:
    """Hand a draft to somebody else for approval, once it says enough, not too much, and no diagnosis."""
    version = locked_for(version.pk, by=by, permission=Permission.WRITE_RESPONSE_PLANS)
    VERSION_TRANSITIONS.check(current=version.state, wanted=VersionState.SUBMITTED)
    refuse_unless_ready(version.sections)
    version.state, version.submitted_at = VersionState.SUBMITTED, timezone.now()
    version.save()
    record(VERSION_SUBMITTED, by=by, about=f"person:{version.person_id}", details={"number": version.number})
    return version


def locked_for(version_id: UUID, *, by: User, permission: Permission) -> PlanVersion:
    """The version, locked until the transaction ends, for somebody of the agency that owns it."""
    check(by, permission)
    found = PlanVersion.objects.select_for_update().get(pk=version_id)
    check_part(found, by=by, deed=Deed.WRITE, purpose=Purpose.CARE_COORDINATION)
    return found


def _next(last: PlanVersion | None, in_use: PlanVersion | None, *, person: Person, by: User) -> PlanVersion:
    sections = {section.value: text for section, text in in_use.sections.items()} if in_use else {}
    number = last.number + 1 if last else 1
    return PlanVersion(
        person=person, owner_agency=by.agency, author=by, number=number, edited_at=timezone.now(), **sections
    )
