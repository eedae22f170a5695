"""Screenings and versions of safety plans, for the timeline of a person."""

from collections.abc import Iterable

from django.urls import reverse

from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment
from coresponder.program.screenings.models import SafetyPlan, Screening


def screenings_in(seen: PersonRecord) -> Iterable[Moment]:
    """Every screening that holds, when it was asked; a version of a safety plan, when it was written."""
    for shown in seen.record.shown:
        part = shown.part
        if part.is_masked:
            continue
        if isinstance(part, Screening) and part.holds:
            yield _screening(part, seen)
        elif isinstance(part, SafetyPlan):
            yield _plan(part, seen)


def _screening(part: Screening, seen: PersonRecord) -> Moment:
    return Moment(
        at=part.administered_at,
        lane=Lane.SCREENING,
        title=part.instrument.pack.name,
        words=part.result_label,
        kept_by=part.owner_agency.name,
        address=reverse("screenings:screening", args=[seen.person.pk, part.pk]),
    )


def _plan(part: SafetyPlan, seen: PersonRecord) -> Moment:
    return Moment(
        at=part.recorded_at,
        lane=Lane.SCREENING,
        title=part.title,
        kept_by=part.owner_agency.name,
        address=reverse("screenings:plan", args=[seen.person.pk]),
    )
