"""In which time zone an export's clock runs: never known from the export, at best suggested by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from coresponder.formats.cad.proposing.candidates import Candidate
from coresponder.formats.cad.proposing.headers import means

# Where zones change in the United States, roughly, by longitude; borders are crooked, so this only suggests.
ZONES_BY_LONGITUDE = (
    (-87.0, -67.0, "America/New_York"),
    (-101.5, -87.0, "America/Chicago"),
    (-114.05, -101.5, "America/Denver"),
    (-125.0, -114.05, "America/Los_Angeles"),
    (-168.0, -130.0, "America/Anchorage"),
)
ARIZONA = (31.3, 37.0, -114.8, -109.05)
HAWAII = (18.5, 22.5, -160.5, -154.5)


@dataclass(frozen=True, kw_only=True)
class TimeZoneSuggestion:
    """A zone that the export hints at, and why. A person has to confirm it."""

    name: str | None
    reason: str


def suggest(assigned: Mapping[str, Candidate]) -> TimeZoneSuggestion:
    """What the coordinates or the headers of the stamps suggest.

    Stamps that name their own offset from UTC say which instant they mean; the zone is needed still, for the hours
    and weekdays by which people live.
    """
    stamps = [candidate for candidate in assigned.values() if candidate.look.stamp.has_date]
    by_place = _by_coordinates(assigned)
    if by_place.name or any(candidate.look.stamp.has_offset for candidate in stamps):
        return by_place
    if any(means(candidate.label, "utc") for candidate in stamps):
        return TimeZoneSuggestion(name="UTC", reason="The headers say UTC; hours and weekdays will be those of UTC.")
    return by_place


def _by_coordinates(assigned: Mapping[str, Candidate]) -> TimeZoneSuggestion:
    degrees = [assigned[name].look.numbers for name in ("latitude", "longitude") if name in assigned]
    if len(degrees) < 2 or not all(degrees):
        return TimeZoneSuggestion(name=None, reason="Nothing in the export says in which time zone its clock runs.")
    middle = (median(degrees[0]), median(degrees[1]))
    name = _zone_at(*middle)
    reason = f"The coordinates, around {middle[0]:.1f}, {middle[1]:.1f}, suggest it; zone borders are crooked."
    return TimeZoneSuggestion(name=name, reason=reason if name else "The coordinates suggest no time zone.")


def _zone_at(latitude: float, longitude: float) -> str | None:
    south, north, west, east = ARIZONA
    if south <= latitude <= north and west <= longitude <= east:
        return "America/Phoenix"
    south, north, west, east = HAWAII
    if south <= latitude <= north and west <= longitude <= east:
        return "Pacific/Honolulu"
    zones = (name for west, east, name in ZONES_BY_LONGITUDE if west <= longitude < east and latitude > 24)
    return next(zones, None)
