"""The tables of the program data set, as data.

Instants are UTC. `local_…` columns are computed in the declared time zone of the source or the program, because people
live by the local clock. Empty means not recorded; it is never filled in with a guess.
"""

from coresponder.formats.dataset.schema import Table
from coresponder.formats.dataset.tables.calls import (
    CALL_INTERVALS,
    CALL_SOURCE_CODES,
    CALL_STAMPS,
    CALL_VERSIONS,
    CALLS,
    CLOCK_CHANGE_CODES,
    LITERALS,
    NEXUS_CODES,
    UNIT_RESPONSES,
)  # fmt: skip
from coresponder.formats.dataset.tables.care import (
    FEEDBACK,
    FOLLOW_UPS,
    REFERRAL_DESTINATIONS,
    REFERRALS,
    SAFETY_PLANS,
    SCREENINGS,
)  # fmt: skip
from coresponder.formats.dataset.tables.dispatch import PROGRAM_CALLS, SHIFTS, TEAM_RESPONSES
from coresponder.formats.dataset.tables.encounters import DISPOSITIONS, ENCOUNTER_CODES, ENCOUNTERS
from coresponder.formats.dataset.tables.persons import PERSONS
from coresponder.formats.dataset.tables.program import COSTS, MEETINGS, RECORDING_CHANGES

# What is read out of exports of computer-aided dispatch, and what a program records itself.
TABLES_OF_CALLS: tuple[Table, ...] = (CALLS, CALL_VERSIONS, UNIT_RESPONSES)
TABLES_OF_RECORDS: tuple[Table, ...] = (
    PERSONS, PROGRAM_CALLS, SHIFTS, TEAM_RESPONSES, ENCOUNTERS, ENCOUNTER_CODES, DISPOSITIONS, SCREENINGS, SAFETY_PLANS,
    REFERRALS, REFERRAL_DESTINATIONS, FOLLOW_UPS, FEEDBACK, COSTS, MEETINGS, RECORDING_CHANGES,
)  # fmt: skip
TABLES: tuple[Table, ...] = (*TABLES_OF_CALLS, *TABLES_OF_RECORDS)

__all__ = [
    "CALLS", "CALL_INTERVALS", "CALL_SOURCE_CODES", "CALL_STAMPS", "CALL_VERSIONS", "CLOCK_CHANGE_CODES", "COSTS",
    "DISPOSITIONS", "ENCOUNTERS", "ENCOUNTER_CODES", "FEEDBACK", "FOLLOW_UPS", "LITERALS", "MEETINGS", "NEXUS_CODES",
    "PERSONS", "PROGRAM_CALLS", "RECORDING_CHANGES", "REFERRALS", "REFERRAL_DESTINATIONS", "SAFETY_PLANS", "SCREENINGS",
    "SHIFTS", "TABLES", "TABLES_OF_CALLS", "TABLES_OF_RECORDS", "TEAM_RESPONSES", "UNIT_RESPONSES",
]  # fmt: skip
