"""How each measure is called in the sentences of charts and comparisons: what is counted, and per what."""

from typing import Final

CONTACTS: Final = "per 100 contacts"
FOLLOW_UPS: Final = "per 100 follow-ups"

# What is counted, in the plural, and what it is counted over. A rate falls or rises; a plain count might only follow
# the number of contacts.
NOUNS: Final[dict[str, tuple[str, str]]] = {
    "arrested_rate": ("arrests", CONTACTS),
    "arrest_rate_of_eligible": ("arrests", "per 100 contacts in which one was possible"),
    "booked_rate": ("bookings", CONTACTS),
    "cited_rate": ("citations", CONTACTS),
    "warrant_arrest_rate": ("warrants served", CONTACTS),
    "reportable_force_rate": ("uses of force", CONTACTS),
    "handcuffs_only_rate": ("uses of handcuffs alone", CONTACTS),
    "injured_person_rate": ("contacts with an injured person", CONTACTS),
    "injured_officer_rate": ("contacts with an injured officer", CONTACTS),
    "injured_clinician_rate": ("contacts with an injured clinician", CONTACTS),
    "injured_third_party_rate": ("contacts with somebody else injured", CONTACTS),
    "arrest_eligible_recorded": ("contacts that say whether an arrest was possible", CONTACTS),
    "stabilized_in_community_rate": ("contacts settled in place", CONTACTS),
    "involuntary_hold_rate": ("involuntary holds", CONTACTS),
    "hold_rate_of_evaluated": ("holds", "per 100 evaluations"),
    "hold_conversion_rate": ("admissions", "per 100 holds"),
    "emergency_department_rate": ("transports to an emergency department", CONTACTS),
    "voluntary_transport_rate": ("voluntary transports", "per 100 transports"),
    "need_offered_rate": ("offers of help", "per 100 contacts with a need"),
    "offer_accepted_rate": ("accepted offers", "per 100 offers"),
    "warm_handoff_rate": ("warm hand-offs", CONTACTS),
    "facility_refused_rate": ("refusals by facilities", CONTACTS),
    "follow_up_attempted_24_hours": ("follow-ups attempted within 24 hours", FOLLOW_UPS),
    "follow_up_attempted_72_hours": ("follow-ups attempted within 72 hours", FOLLOW_UPS),
    "follow_up_reached_72_hours": ("follow-ups that reached somebody within 72 hours", FOLLOW_UPS),
    "follow_up_reached_168_hours": ("follow-ups that reached somebody within a week", FOLLOW_UPS),
    "coverage_of_eligible": ("calls reached", "per 100 eligible calls"),
    "coverage_while_on_duty": ("calls reached", "per 100 eligible calls while on duty"),
    "eligible_on_duty_rate": ("calls while on duty", "per 100 eligible calls"),
    "coverage_of_crisis_calls": ("calls reached", "per 100 crisis calls"),
    "confirmed_and_coded": ("calls coded as crisis calls", "per 100 confirmed ones"),
    "operational_part_within_a_day": ("officers’ parts filed within a day", CONTACTS),
    "clinical_part_within_a_day": ("clinicians’ parts filed within a day", CONTACTS),
    "clinician_led_rate": ("contacts led by the clinician", CONTACTS),
    "screening_done_rate": ("screenings that were done", "per 100 screenings"),
    "screening_steps_done_rate": ("required steps that were done", "per 100 screenings with steps"),
    "contacts_and_persons": ("contacts", "a day"),
    "crisis_calls_by_definition": ("coded crisis calls", "a day"),
    "team_response_minutes": ("the median response time", ""),
    "team_on_scene_minutes": ("the median time at the scene", ""),
    "officer_on_scene_minutes": ("the officer’s median time at the scene", ""),
    "police_release_minutes": ("the median time until police left", ""),
    "facility_handover_minutes": ("the median hand-over at a facility", ""),
}


def noun_of(key: str) -> str:
    """“arrests per 100 contacts”."""
    counted, over = NOUNS[key]
    return f"{counted} {over}".strip()


def counted_in(key: str) -> str:
    """“arrests”."""
    return NOUNS[key][0]
