"""What the components of an incident say together, typed. Times are instants in UTC; what was not said is empty."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something is: an address in words, a point, or both."""

    text: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def is_known(self) -> bool:
        return bool(self.text) or self.latitude is not None


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note, as plain text."""

    id: str
    written_at: datetime
    text: str


@dataclass(frozen=True, kw_only=True)
class Caution:
    """One caution about the incident: what kind, in the standard's words and the agency's, and how serious."""

    id: str
    kind: str
    details: tuple[str, ...]
    internal_text: str
    severity: str


@dataclass(frozen=True, kw_only=True)
class Relation:
    """The incident was merged with, split from or linked to another one; `direction` is the standard's code."""

    other_incident_id: str
    direction: str
    said_at: datetime


@dataclass(frozen=True, kw_only=True)
class Unit:
    """One resource as it stands: a set of secondary statuses, because they add up (en route, and to a hospital)."""

    id: str
    name: str
    kind: str
    attributes: tuple[str, ...]
    primary_status: str
    secondary_statuses: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Disposition:
    """One disposition: the code of the common registry and the agency's own words."""

    code: str
    text: str
    is_primary: bool


@dataclass(frozen=True, kw_only=True)
class Situation:
    """An incident as the newest of its components say it.

    `has_incident` is false while only a call is known, as in a call transfer. `unresolved` counts references to
    components that nobody has sent. `age_years` and `language` are of whoever is on the incident and is not its caller.
    """

    has_incident: bool = False
    number: str = ""
    type_code: str = ""
    type_text: str = ""
    type_common: str = ""
    statuses: frozenset[str] = frozenset()
    status_said_at: datetime | None = None
    priority: int | None = None
    beat: str = ""
    place: Place = Place()
    notes: tuple[Note, ...] = ()
    cautions: tuple[Caution, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    merges: tuple[Relation, ...] = ()
    links: tuple[Relation, ...] = ()
    units: tuple[Unit, ...] = ()
    call_started_at: datetime | None = None
    call_kinds: frozenset[str] = frozenset()
    has_alarm: bool = False
    age_years: float | None = None
    language: str = ""
    unresolved: int = 0
