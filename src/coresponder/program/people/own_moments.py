"""The moments that this app itself knows: notes of care, with their first words left to the notes themselves."""

from collections.abc import Iterable

from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Lane, Moment


def notes_in(seen: PersonRecord) -> Iterable[Moment]:
    """Each note that holds, by the moment at which it was written."""
    for shown in (*seen.care, *seen.justice):
        part = shown.part
        yield Moment(at=part.recorded_at, lane=Lane.NOTE, title=part.title, kept_by=part.owner_agency.name)
