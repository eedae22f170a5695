"""Which of the tables are filled here. Costs are registered by the app that keeps them."""

from coresponder.formats.dataset.tables import (
    DISPOSITIONS,
    ENCOUNTER_CODES,
    ENCOUNTERS,
    FEEDBACK,
    FOLLOW_UPS,
    MEETINGS,
    PERSONS,
    PROGRAM_CALLS,
    RECORDING_CHANGES,
    REFERRAL_DESTINATIONS,
    REFERRALS,
    SAFETY_PLANS,
    SCREENINGS,
    SHIFTS,
    TEAM_RESPONSES,
)  # fmt: skip
from coresponder.program.extracts import sources
from coresponder.program.extracts.rows.calls import program_calls
from coresponder.program.extracts.rows.changes import recording_changes
from coresponder.program.extracts.rows.encounters import dispositions, encounter_codes, encounters
from coresponder.program.extracts.rows.follow_ups import feedback, follow_ups
from coresponder.program.extracts.rows.meetings import meetings
from coresponder.program.extracts.rows.persons import persons
from coresponder.program.extracts.rows.referrals import referral_destinations, referrals
from coresponder.program.extracts.rows.responses import team_responses
from coresponder.program.extracts.rows.screenings import safety_plans, screenings
from coresponder.program.extracts.rows.shifts import shifts


def register_own_tables() -> None:
    """Say what fills each of them."""
    sources.register(PROGRAM_CALLS, program_calls)
    sources.register(SHIFTS, shifts)
    sources.register(TEAM_RESPONSES, team_responses)
    sources.register(ENCOUNTERS, encounters)
    sources.register(ENCOUNTER_CODES, encounter_codes)
    sources.register(DISPOSITIONS, dispositions)
    sources.register(SCREENINGS, screenings)
    sources.register(SAFETY_PLANS, safety_plans)
    sources.register(REFERRALS, referrals)
    sources.register(REFERRAL_DESTINATIONS, referral_destinations)
    sources.register(FOLLOW_UPS, follow_ups)
    sources.register(FEEDBACK, feedback)
    sources.register(MEETINGS, meetings)
    sources.register(RECORDING_CHANGES, recording_changes)
    sources.register(PERSONS, persons)
