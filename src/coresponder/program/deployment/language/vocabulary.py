"""The words of the criteria: what can be advised, and what facts and their values are called in a sentence."""

from coresponder.analysis.nexus.vocabulary import CATEGORIES
from coresponder.program.deployment.facts import FIXED_CODES, UNCLEAR_CATEGORY

SEND = "send"
CONSIDER = "consider"
POLICE_FIRST = "police_first"
MEDICAL_FIRST = "medical_first"
BY_PHONE = "by_phone"
OTHER_TEAM = "other_team"
OFFER_988 = "offer_988"
FOLLOW_UP = "follow_up"
DO_NOT_SEND = "do_not_send"
NO_RULE = "no_rule"

# What a rule can advise, in the words of the board. `NO_RULE` is what is said where none applies.
ANSWERS: dict[str, str] = {
    SEND: "send a team",
    CONSIDER: "consider a team",
    POLICE_FIRST: "police first, then a team",
    MEDICAL_FIRST: "medical help first, then a team",
    BY_PHONE: "clinician by phone or video",
    OTHER_TEAM: "a team without police",
    OFFER_988: "offer a transfer to 988",
    FOLLOW_UP: "follow up later",
    DO_NOT_SEND: "do not send a team",
}
ALL_ANSWERS: dict[str, str] = {**ANSWERS, NO_RULE: "no rule speaks for it"}
# The answers by which a team of the program takes part while the call is open; coverage counts these as eligible.
ELIGIBLE = frozenset({SEND, CONSIDER, POLICE_FIRST, MEDICAL_FIRST, BY_PHONE, OTHER_TEAM})

NO_RULE_SENTENCE = "No rule speaks for it; the dispatcher decides."

FACT_TITLES: dict[str, str] = {
    "type": "type",
    "category": "what the call is about",
    "nexus": "behavioral-health nexus",
    "priority": "priority",
    "weapon": "a weapon",
    "violence": "violence",
    "medical": "a medical need",
    "suicide": "suicide",
    "age_band": "the person’s age",
    "place_type": "the place",
    "beat": "beat",
    "source": "how the call came in",
    "hours": "local time",
}
FLAGS = ("weapon", "violence", "medical", "suicide")
CODED = (*FIXED_CODES, "category")
WRITTEN = ("type", "beat")

_VALUE_WORDS: dict[str, dict[str, str]] = {
    **{flag: {"yes": "reported", "no": "ruled out"} for flag in FLAGS},
    "age_band": {"child": "under 12", "youth": "12 to 17", "adult": "18 to 64", "older": "65 or older"},
    "place_type": {"street": "a street or park", "facility": "a care facility", "other": "another place"},
    "source": {
        "non_emergency": "the non-emergency number",
        "988": "a transfer from 988",
        "211_311": "211 or 311",
        "officer": "an officer",
        "walk_in": "somebody who came in",
        "provider": "a provider of care",
        "school": "a school",
        "alarm": "an alarm",
        "follow_up": "a follow-up of the program’s own",
        "other": "another way",
    },
}

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY_WORDS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def codes_of(fact: str) -> tuple[str, ...]:
    """The codes that a coded fact can have when it is known."""
    return FIXED_CODES.get(fact) or tuple(code for code in CATEGORIES if code != UNCLEAR_CATEGORY)


def value_words(fact: str, code: str) -> str:
    """A value as people say it."""
    return _VALUE_WORDS.get(fact, {}).get(code) or code.replace("_", " ")
