"""The code lists of this room: what a call can be about, how it can end, and how close it is to behavioral health."""

from dataclasses import dataclass
from typing import Literal

Nexus = Literal["yes", "possible", "no", "unknown"]

NEXUS_SENTENCES: dict[Nexus, str] = {
    "yes": "The words themselves say that behavioral health is what the call is about.",
    "possible": "The words describe a person's condition that is often, but not always, a behavioral-health crisis.",
    "no": "The words say something else; a crisis may still turn out at the scene.",
    "unknown": "Nothing was recorded, or no rule reads these words; the count says nothing about these calls.",
}

GENERAL_GROUPS: dict[str, str] = {
    "behavioral_health": "Behavioral health",
    "well_being": "Well-being and social need",
    "medical": "Medical",
    "person": "Harm to a person",
    "property": "Property",
    "order": "Public order",
    "traffic": "Traffic",
    "service": "Service to the public or to another agency",
    "police": "Police activity and administration",
    "unclear": "Not clear from the type",
}


@dataclass(frozen=True, kw_only=True)
class Category:
    """What a call is about, in one sentence, and the general group that it belongs to."""

    code: str
    group: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a call ended, in one sentence; a lower rank wins when several are recorded."""

    code: str
    rank: int
    sentence: str


def _categories(*rows: tuple[str, str, str]) -> dict[str, Category]:
    return {code: Category(code=code, group=group, sentence=sentence) for code, group, sentence in rows}


CATEGORIES: dict[str, Category] = _categories(
    ("suicide", "behavioral_health", "Thoughts or threats of suicide, self-harm, an attempt, or a death by suicide."),
    ("mental_health_crisis", "behavioral_health", "A person in a mental-health or emotional crisis."),
    ("emergency_hold", "behavioral_health", "An evaluation, order or transport for an emergency mental-health hold."),
    ("overdose", "behavioral_health", "An overdose, intended or not."),
    ("intoxication", "behavioral_health", "A person who is intoxicated, or who asks for detox."),
    ("welfare_check", "well_being", "Somebody is worried about a person and asks that somebody look."),
    ("person_down", "well_being", "A person lies, sleeps or slumps where passers-by worry, condition not known."),
    ("distress", "well_being", "A person seems confused, distressed or out of character, cause not known."),
    ("homelessness", "well_being", "A complaint about, or a concern for, people without shelter."),
    ("missing_person", "well_being", "A person is missing, lost or found."),
    ("protection", "well_being", "Abuse or neglect of a child, an older adult or a dependent adult."),
    ("juvenile", "order", "A young person beyond control, truant, out after curfew, or run away."),
    ("medical", "medical", "Injury or illness."),
    ("death", "medical", "A death that is not reported as suicide or homicide."),
    ("domestic", "person", "Conflict or violence in a family or between partners."),
    ("violence", "person", "Assault, robbery, kidnapping, homicide, or a fight."),
    ("sexual_offense", "person", "A sexual offense, including indecent exposure."),
    ("weapon", "person", "A weapon seen or shots heard, nobody reported hurt."),
    ("threat", "person", "Threats, harassment or stalking."),
    ("property_crime", "property", "Theft, burglary, fraud, damage, and property lost or found."),
    ("drug_offense", "order", "Selling, holding or using drugs, or breaking the liquor law."),
    ("disturbance", "order", "Noise, quarrels, nuisance, crowds."),
    ("trespass", "order", "A person is where somebody does not want that person to be."),
    ("suspicious", "order", "A person, a vehicle or a circumstance seems suspicious."),
    ("animal", "order", "An animal."),
    ("traffic_collision", "traffic", "A collision, with or without injury."),
    ("traffic", "traffic", "A traffic stop, parking, a hazard on the road, a disabled vehicle."),
    ("alarm", "service", "An alarm."),
    ("fire_or_hazard", "service", "Fire, explosion, water, wires, chemicals."),
    ("assist", "service", "Help for the public or for another agency."),
    ("warrant_or_custody", "police", "A warrant, a court order, or a person in custody."),
    ("officer_needs_help", "police", "An officer or another responder calls for help."),
    ("proactive", "police", "Patrol, checks of buildings and areas, follow-up, special details."),
    ("administrative", "police", "Hang-ups, tests, meals, court, errands: nothing that the public asked for."),
    ("other_crime", "police", "An offense that no other category holds."),
    ("unclear", "unclear", "The type does not say what happened."),
)

OUTCOME_HIERARCHY_VERSION = "1"


def _outcomes(*rows: tuple[str, str]) -> dict[str, Outcome]:
    return {code: Outcome(code=code, rank=rank, sentence=text) for rank, (code, text) in enumerate(rows, start=1)}


# First that applies is the primary outcome. Follows the hierarchy recommended for encounters (death, arrest, hold,
# voluntary care, citation, referral, advice, nothing), cut down to what dispatch records say.
OUTCOMES: dict[str, Outcome] = _outcomes(
    ("death", "A person was found dead or died."),
    ("arrest", "A person was arrested or booked."),
    ("emergency_hold", "A person was taken for an emergency mental-health hold or evaluation."),
    ("crisis_care", "A crisis team took part, or a person went to crisis care, detox or a shelter."),
    ("medical_transport", "A person was taken to, or treated by, emergency medical care."),
    ("citation", "A citation, summons or parking ticket was written."),
    ("referred", "A person or the call was referred to another agency or service."),
    ("transported", "A person was driven somewhere, destination not said."),
    ("warned", "A warning was given."),
    ("report", "A report was written."),
    ("vehicle_handled", "A vehicle was towed, tagged or impounded."),
    ("assisted", "Help was given."),
    ("advised", "Advice or information was given."),
    ("settled", "The matter was settled, or all was quiet or secure."),
    ("handled", "Handled, with nothing said about how; no report needed."),
    ("refused", "Service was offered and refused."),
    ("no_action", "Police action was not possible or not needed."),
    ("gone_on_arrival", "Nobody was there: gone on arrival, or not to be located."),
    ("unfounded", "The complaint was unfounded."),
    ("false_alarm", "The alarm was false."),
    ("duplicate", "The call duplicates another."),
    ("cancelled", "The call was cancelled, or no unit was sent."),
    ("administrative", "Closed for a reason of dispatch's own: test, stored, reassigned."),
    ("unknown", "Nothing was recorded, or no rule reads it."),
)
