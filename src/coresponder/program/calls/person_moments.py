"""The calls that a person is noted to be on, for the timeline."""

from collections.abc import Iterable

from coresponder.program.calls.models import CallPerson
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment


def calls_in(seen: PersonRecord) -> Iterable[Moment]:
    """Every call that the reader may know the person to be on."""
    for shown in seen.record.shown:
        noted = shown.part
        if isinstance(noted, CallPerson) and noted.holds:
            yield Moment(
                at=noted.call.received_at,
                lane=Lane.CALL,
                title=noted.call.type_text or noted.call.type_code or "Call",
                words=f"Call {noted.call.event_number}: the person {PersonOnCall(noted.standing).label}.",
                kept_by=noted.owner_agency.name,
            )
