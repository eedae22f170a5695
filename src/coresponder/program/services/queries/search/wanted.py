"""What is asked of the search."""

from dataclasses import dataclass

from coresponder.program.services.vocabulary.answers import Answer
from coresponder.program.services.vocabulary.hours import WantedHours


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place on the map, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What narrows the search. What is left at its default narrows nothing.

    An age fits where the service says no limit. A language, a payer and an answer fit only where the service says them:
    what is not said is not guessed. `hours` counts only with an hour. `within_miles` leaves out places whose distance
    is unknown; services without a place, such as phone lines, always stay.
    """

    within_miles: float | None = None
    age: int | None = None
    language: str = ""
    payer: str = ""
    accepts_police_drop_off: Answer | None = None
    accepts_holds: Answer | None = None
    text: str = ""
    hours: WantedHours = WantedHours.OPEN_OR_UNKNOWN
    limit: int = 50
