"""The tables of calls for service, as data.

Instants are UTC. `local_…` columns are computed from `received_at` in the source's declared time zone,
because people live by the local clock. Empty means not recorded; it is never filled in with a guess.
"""

from coresponder.formats.dataset.schema import Column, Table

NEXUS_CODES = ("yes", "possible", "no", "unknown")
CLOCK_CHANGE_CODES = ("ambiguous", "nonexistent")
CALL_SOURCE_CODES = ("911", "non_emergency", "transfer", "officer_initiated", "alarm", "other", "unknown")

# The life of a call, in order. Each is an instant of the call as a whole: the first unit's, not each unit's.
CALL_STAMPS: dict[str, str] = {
    "phone_pickup_at": "When the call was answered.",
    "queued_at": "When the call entered the dispatch queue.",
    "call_taking_completed_at": "When the call-taker had finished entering it.",
    "first_assigned_at": "When the first unit was assigned (dispatched).",
    "first_en_route_at": "When the first unit was on its way.",
    "first_arrived_at": "When the first unit arrived at the scene.",
    "first_cleared_at": "When the first unit cleared from the call.",
    "closed_at": "When the call was closed.",
}

# Intervals between stamps, in whole seconds; negative where the source has the stamps the wrong way round.
CALL_INTERVALS: dict[str, tuple[str, str, str]] = {
    "call_taking_seconds": ("phone_pickup_at", "queued_at", "Call answered to call queued."),
    "dispatch_seconds": ("queued_at", "first_assigned_at", "Call queued to first unit assigned."),
    "travel_seconds": ("first_assigned_at", "first_arrived_at", "First unit assigned to first unit on scene."),
    "response_seconds": ("received_at", "first_arrived_at", "Call received to first unit on scene."),
    "on_scene_seconds": ("first_arrived_at", "first_cleared_at", "First unit on scene to first unit cleared."),
    "handling_seconds": ("first_assigned_at", "closed_at", "First unit assigned to call closed."),
}


# What the source wrote for each stamp, where the instant and the zone would not give it back.
LITERALS = tuple(f"{name.removesuffix('_at')}_literal" for name in ("received_at", *CALL_STAMPS))


def _key() -> tuple[Column, ...]:
    return (
        Column(
            name="source", type="text", required=True, description="Short name of the feed that the call came from."
        ),
        Column(
            name="event_number",
            type="text",
            required=True,
            description="The source's own number of the call; with `source` it names the call.",
        ),
    )


def _instants() -> tuple[Column, ...]:
    received = Column(
        name="received_at",
        type="instant",
        description="When the call came in: the first stamp that the source records for that, by the profile.",
    )
    return (received, *(Column(name=name, type="instant", description=text) for name, text in CALL_STAMPS.items()))


def _described() -> tuple[Column, ...]:
    return (
        Column(name="initial_type", type="text", description="Call type as first entered, the source's own spelling."),
        Column(name="final_type", type="text", description="Call type at the end, the source's own spelling."),
        Column(name="initial_priority", type="text", description="Priority as first entered, the source's own code."),
        Column(name="priority", type="text", description="Priority at the end, the source's own code."),
        Column(name="disposition", type="text", description="How the call ended, the source's own spelling, complete."),
        Column(name="cancel_reason", type="text", description="Why the call was cancelled, where the source says so."),
        Column(name="flag", type="text", description="The source's own marker of behavioral health, where it has one."),
        Column(name="call_source", type="text", codes=CALL_SOURCE_CODES, description="How the call reached dispatch."),
        Column(name="place_type", type="text", description="Kind of place, the source's own spelling."),
        Column(name="beat", type="text", description="Smallest patrol area."),
        Column(name="sector", type="text", description="Patrol area above the beat."),
        Column(name="district", type="text", description="Patrol area above the sector (precinct, division)."),
    )


def _provenance() -> tuple[Column, ...]:
    return (
        Column(name="input_file", type="integer", required=True, description="Which input file, counted from 1."),
        Column(name="input_row", type="integer", required=True, description="Which data row of that file, from 1."),
    )


CALLS = Table(
    name="calls",
    grain="one row for each call for service: its current version",
    description="Calls for service as computer-aided dispatch recorded them. No caller, no address, no narrative.",
    columns=(
        *_key(),
        Column(name="versions", type="integer", required=True, description="How many versions of the call were read."),
        *_provenance(),
        *_instants(),
        Column(
            name="clock_change",
            type="text",
            codes=CLOCK_CHANGE_CODES,
            description="Set where the local time of `received_at` occurred twice, or not at all, that night.",
        ),
        Column(name="local_date", type="date", description="Local date of `received_at`."),
        Column(name="local_month", type="date", description="First day of the local month of `received_at`."),
        Column(name="local_weekday", type="integer", unit="ISO: Monday 1 to Sunday 7", description="Local weekday."),
        Column(name="local_hour", type="integer", unit="0 to 23", description="Local hour of the day."),
        *(
            Column(name=name, type="integer", unit="seconds", description=text)
            for name, (_, _, text) in CALL_INTERVALS.items()
        ),
        *_described(),
        Column(
            name="disposition_cut",
            type="flag",
            description="The disposition fills the width of the source's field, so codes at its end may be missing.",
        ),
        Column(
            name="location_id",
            type="integer",
            description="A number for the place within this data set: same place, same number. It names no address.",
        ),
        Column(name="latitude", type="number", unit="degrees", description="Rounded to 3 decimals, about 100 m."),
        Column(name="longitude", type="number", unit="degrees", description="Rounded to 3 decimals, about 100 m."),
        Column(name="call_type", type="text", description="The type that counts: final where recorded, else initial."),
        Column(name="category", type="text", description="Category of `call_type` by the rule table."),
        Column(
            name="nexus",
            type="text",
            codes=NEXUS_CODES,
            description="Behavioral-health nexus of `call_type` by the rule table.",
        ),
        Column(name="nexus_rule", type="text", description="The rule that decided `nexus`."),
        Column(name="outcome", type="text", description="Outcome category of `disposition` by the rule table."),
        Column(name="outcome_rule", type="text", description="The rule that decided `outcome`."),
        Column(
            name="coded",
            type="flag",
            required=True,
            description="Crisis call as coded: the nexus of `call_type` is yes.",
        ),
        Column(
            name="detected",
            type="flag",
            required=True,
            description="Crisis call as detected: coded, or initial type, flag, disposition or cancel reason say yes.",
        ),
    ),
)

CALL_VERSIONS = Table(
    name="call_versions",
    grain="one row for each version of a call of which `calls` does not show everything",
    description="Versions that a later one took the place of, and those of which a stamp was written otherwise than as"
    " the plain local time, with the source's literal beside what was read from it. Any other version is the call's"
    " row in `calls`: the last of its `versions`.",
    columns=(
        *_key(),
        Column(name="version", type="integer", required=True, description="1 is the earliest version read."),
        Column(name="is_current", type="flag", required=True, description="The version that the calls table shows."),
        *_provenance(),
        *_instants(),
        *(
            Column(
                name=f"{name.removesuffix('_at')}_literal",
                type="text",
                description=f"{name} as the source wrote it; empty where that is the instant's plain local time"
                " (YYYY-MM-DD HH:MM:SS in the source's zone).",
            )
            for name in ("received_at", *CALL_STAMPS)
        ),
        *_described(),
    ),
)

UNIT_RESPONSES = Table(
    name="unit_responses",
    grain="one row for each unit sent to a call, where the source has unit rows",
    description="Which unit, in which order, and its own stamps.",
    columns=(
        *_key(),
        *_provenance(),
        Column(name="unit", type="text", required=True, description="Call sign of the unit."),
        Column(name="unit_order", type="integer", description="Order in which the unit was sent, from 1."),
        Column(name="assigned_at", type="instant", description="When this unit was assigned."),
        Column(name="arrived_at", type="instant", description="When this unit arrived."),
        Column(name="cleared_at", type="instant", description="When this unit cleared."),
    ),
)
