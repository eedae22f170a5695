"""One or two sentences for each part. What the officer writes holds no clinical word."""

from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.situation import Situation

OPENINGS = {
    "HOUSE": "at a house", "APARTMENT": "at an apartment", "BUSINESS": "at a business", "STREET": "on the street",
    "SHELTER": "at the night shelter", "GROUP HOME": "at a group home", "HOSPITAL": "at the hospital",
    "TRANSIT": "at the transit center", "MOTEL": "at a motel", "SCHOOL": "at a school", "LIBRARY": "at the library",
}  # fmt: skip
OFFICER_ENDINGS = {
    "arrest": "Arrest made without incident.",
    "hold": "Person went with us to the facility. Property stayed with family.",
    "voluntary": "Person chose to go along. No further police action.",
    "information": "Nobody hurt, nothing damaged. No further police action.",
    "on_scene": "Scene was calm when we left.",
}
CLINICIAN_ENDINGS = {
    "arrest": "Spoke before the arrest; told jail health staff what matters for the night.",
    "hold": "Explained each step before it was taken. The person asked for a charger and a blanket, and got both.",
    "voluntary": "The person asked for help tonight and chose the place.",
    "information": "Went through two services that fit, wrote both down, and agreed on who calls first.",
    "on_scene": "Sat down together until it was calmer. Has somebody for the night.",
}
NOT_SEEN = {
    "gone_on_arrival": "Nobody was there any more.",
    "unable_to_locate": "Nobody answered; asked two neighbors.",
    "refused": "Did not want to talk today. Left a card.",
    "language_barrier": "No interpreter could be reached.",
    "wrong_person": "It was somebody else.",
    "cancelled": "Cancelled on the way.",
}
FOLLOW_UP = {
    "seen": "Called as we had agreed. The week was better than the last one.",
    "unable_to_locate": "No answer. Will try again tomorrow.",
}
SUBSTANCE_USE = ("Talked about what helps against the craving.", "Wants to cut down, not to stop. We start there.")


def narrative(part: str, found: Situation, dice: Dice) -> str:
    """The sentences, beginning with the word that says that nobody is meant."""
    return f"Invented: {_sentence(part, found, dice)}"


def _sentence(part: str, found: Situation, dice: Dice) -> str:
    if found.is_follow_up:
        return FOLLOW_UP.get(found.result, NOT_SEEN["refused"])
    if not found.is_seen:
        return NOT_SEEN[found.result]
    if part == "substance_use":
        return SUBSTANCE_USE[dice.whole("narrative", 0, len(SUBSTANCE_USE) - 1)]
    if part == "clinical":
        return CLINICIAN_ENDINGS[found.ending]
    where = OPENINGS.get(found.call.place_kind, "at the address")
    return f"Met {where}. {OFFICER_ENDINGS[found.ending]}"
