"""What goes with what: which problems lead where, which behavior goes with which problem, who takes people where.

None of it is published in this detail. It is made so that a record hangs together: a hold has grounds, an overdose has
a substance. The shares of outcomes are not moved by it.
"""

from collections.abc import Mapping

Weights = Mapping[str, float]

# What a contact is about, by how it ends. Suicide stands first and substances second, as in Boulder.
PROBLEMS: dict[str, Weights] = {
    "hold": {
        "suicidal_thoughts": 44, "suicide_attempt": 9, "psychosis": 20, "mania": 7, "unable_to_care_for_self": 8,
        "thoughts_of_violence": 6, "confusion": 3, "agitation": 3,
    },
    "voluntary": {
        "suicidal_thoughts": 34, "intoxication": 16, "overdose": 5, "withdrawal": 6, "psychosis": 9, "depression": 9,
        "anxiety": 6, "medication": 5, "medical": 4, "confusion": 3, "self_harm": 3,
    },
    "information": {
        "suicidal_thoughts": 17, "intoxication": 16, "depression": 9, "anxiety": 10, "family_conflict": 11,
        "without_housing": 11, "basic_needs": 5, "grief": 4, "trauma": 4, "medication": 5, "psychosis": 4,
        "welfare_check": 4,
    },
    "on_scene": {
        "suicidal_thoughts": 12, "anxiety": 14, "family_conflict": 14, "welfare_check": 12, "intoxication": 14,
        "loneliness": 8, "grief": 6, "agitation": 6, "developmental": 6, "trespass_or_disorder": 8,
    },
    "arrest": {
        "intoxication": 30, "trespass_or_disorder": 24, "domestic_violence": 16, "agitation": 14, "psychosis": 10,
        "thoughts_of_violence": 6,
    },
}  # fmt: skip
# How much likelier a problem is where the call was entered as this.
BY_CALL_TYPE: dict[str, Weights] = {
    "SUICIDE THREAT": {"suicidal_thoughts": 7, "self_harm": 3, "depression": 1.5},
    "SUICIDE ATTEMPT": {"suicide_attempt": 25, "self_harm": 8, "overdose": 4},
    "OVERDOSE": {"overdose": 25},
    "INTOX PERSON": {"intoxication": 8, "withdrawal": 3},
    "DOMESTIC DIST": {"family_conflict": 4, "domestic_violence": 4},
    "HOMELESS COMPLAINT": {"without_housing": 6, "basic_needs": 4},
    "CHK WELFARE": {"welfare_check": 4, "depression": 2},
}
SECOND_PROBLEM = {
    "": 52, "depression": 9, "intoxication": 11, "without_housing": 7, "family_conflict": 6, "medication": 5,
    "anxiety": 5, "trauma": 3, "loneliness": 2,
}  # fmt: skip
SUICIDE = frozenset({"suicidal_thoughts", "suicide_attempt", "self_harm"})
SUBSTANCE = frozenset({"intoxication", "overdose", "withdrawal"})

NATURE: dict[str, str] = {
    "intoxication": "substance", "overdose": "substance", "withdrawal": "substance", "confusion": "cognitive",
    "developmental": "developmental", "medical": "medical", "family_conflict": "situational", "grief": "situational",
    "without_housing": "situational", "basic_needs": "situational", "welfare_check": "situational",
    "loneliness": "situational", "trespass_or_disorder": "situational", "domestic_violence": "situational",
}  # fmt: skip
BEHAVIOR: dict[str, Weights] = {
    "suicidal_thoughts": {"suicide_threat_or_attempt": 0.85, "hopeless": 0.6},
    "suicide_attempt": {"suicide_threat_or_attempt": 1.0, "hopeless": 0.5},
    "self_harm": {"suicide_threat_or_attempt": 0.5, "hopeless": 0.5},
    "psychosis": {"hallucination_delusion": 0.8, "out_of_touch": 0.5, "frightened": 0.35, "disorganized_speech": 0.4},
    "mania": {"mania": 0.9, "disorderly": 0.4, "disorganized_speech": 0.4},
    "depression": {"hopeless": 0.9, "calm": 0.3},
    "anxiety": {"frightened": 0.8, "calm": 0.15},
    "agitation": {"disorderly": 0.6, "uncooperative": 0.5},
    "thoughts_of_violence": {"uncooperative": 0.6, "disorderly": 0.4},
    "unable_to_care_for_self": {"neglects_self": 0.95, "disoriented": 0.4},
    "confusion": {"disoriented": 0.95, "frightened": 0.3},
    "intoxication": {"disorderly": 0.4, "disoriented": 0.4, "uncooperative": 0.3},
    "overdose": {"disoriented": 0.8},
    "trespass_or_disorder": {"disorderly": 0.6, "uncooperative": 0.4},
    "domestic_violence": {"uncooperative": 0.5, "frightened": 0.4},
    "without_housing": {"neglects_self": 0.3, "calm": 0.5},
}
OTHERWISE_CALM: Weights = {"calm": 0.7, "unusual": 0.1}
TECHNIQUES: Weights = {
    "verbal": 0.82, "listening": 0.7, "space_time": 0.4, "choices": 0.3, "grounding": 0.18, "family": 0.2,
    "called_provider": 0.08, "basic_needs": 0.14, "sensory": 0.1,
}  # fmt: skip
MEANS: dict[str, Weights] = {
    "suicide": {"medication": 0.5, "blade": 0.3, "firearm": 0.2, "ligature": 0.12},
    "other": {"blade": 0.5, "firearm": 0.2},
}
PEOPLE_PRESENT: Weights = {
    "family": 0.32,
    "friend": 0.1,
    "child": 0.05,
    "neighbor": 0.06,
    "bystander": 0.1,
    "staff": 0.15,
}
NEEDS: Weights = {
    "medication": 0.14, "medical_care": 0.1, "food": 0.12, "income": 0.09, "transport": 0.1, "legal": 0.04,
    "safety": 0.04, "family_support": 0.14, "peer_support": 0.16, "identity_papers": 0.05, "disability_support": 0.03,
}  # fmt: skip

VOLUNTARY: Weights = {
    "voluntary_psychiatric_care": 46, "crisis_center": 34, "medical_emergency_department": 15, "respite": 5,
}  # fmt: skip
REFERRALS: Weights = {
    "referred_mental_health": 0.46, "referred_social_services": 0.16, "crisis_line": 0.12, "warm_handoff": 0.16,
}  # fmt: skip
DESTINATIONS: dict[str, Weights] = {
    "involuntary_hold": {
        "emergency_department": 48, "psychiatric_emergency": 27, "crisis_center": 15, "psychiatric_hospital": 10,
    },
    "voluntary_psychiatric_care": {
        "emergency_department": 55, "psychiatric_emergency": 30, "psychiatric_hospital": 15,
    },
    "crisis_center": {"crisis_center": 1},
    "medical_emergency_department": {"emergency_department": 1},
    "detox": {"sobering_or_detox": 1},
    "respite": {"respite_or_peer": 1},
    "shelter": {"shelter": 1},
    "taken_home": {"home_or_family": 1},
    "arrested": {"jail": 1},
}  # fmt: skip
TRANSPORT: dict[str, Weights] = {
    "involuntary_hold": {"police_marked": 34, "police_unmarked": 14, "ems": 36, "secure": 10, "program": 6},
    "arrested": {"police_marked": 1},
    "medical_emergency_department": {"ems": 1},
    "": {"program": 36, "family": 18, "ems": 18, "police_unmarked": 16, "taxi": 12},
}
BY_PATROL: Weights = {"police_marked": 55, "ems": 36, "family": 9}
WITHOUT_POLICE: Weights = {"program": 50, "ems": 30, "family": 20}
FACILITIES: dict[str, str] = {
    "emergency_department": "Imaginary General Hospital",
    "psychiatric_emergency": "Daydream Psychiatric Emergency (invented)",
    "crisis_center": "Harbor of Nowhere Crisis Center (invented)",
    "psychiatric_hospital": "Fable Hospital (invented)",
    "sobering_or_detox": "Unicorn Sobering Center (invented)",
    "respite_or_peer": "Pretend Peer Respite (invented)",
    "shelter": "Pretend Night Shelter",
}
REFUSED: dict[str, Weights] = {
    "jail": {"medical": 1},
    "": {"no_bed": 45, "medical": 22, "behavior": 10, "intoxicated": 14, "hours": 4, "criteria": 5},
}
GROUNDS: dict[str, str] = {
    "thoughts_of_violence": "danger_to_others", "unable_to_care_for_self": "unable_to_care",
    "confusion": "unable_to_care", "psychosis": "unable_to_care", "mania": "danger_to_others",
}  # fmt: skip
OFFENSES: dict[str, Weights] = {
    # In Boulder arrests were mainly for warrants and breaches of restraining orders.
    "arrested": {
        "warrant": 48,
        "protection_order": 24,
        "assault": 10,
        "domestic_violence": 10,
        "assault_on_responder": 8,
    },
    "": {"trespass": 40, "disorder": 30, "theft": 12, "damage": 10, "drugs": 8},
}
SUBSTANCES: dict[str, Weights] = {
    "overdose": {"opioid": 0.8, "sedative": 0.2, "alcohol": 0.2},
    "": {"alcohol": 0.62, "stimulant": 0.25, "opioid": 0.16, "cannabis": 0.18, "sedative": 0.05},
}
