"""The versions of a person's plans that were in use, for the timeline."""

from collections.abc import Iterable

from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment
from coresponder.program.response_plans.models import PlanVersion


def plans_in(seen: PersonRecord) -> Iterable[Moment]:
    """When a version was approved. What is being written is nothing that happened."""
    for shown in seen.record.shown:
        version = shown.part
        if isinstance(version, PlanVersion) and version.approved_at is not None:
            yield Moment(
                at=version.approved_at,
                lane=Lane.PLAN,
                title=f"Response plan, version {version.number}, approved",
                kept_by=version.owner_agency.name,
            )
