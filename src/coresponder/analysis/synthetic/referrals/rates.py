"""How referrals go in the invented county. Every number here is assumed."""

from collections.abc import Mapping
from dataclasses import dataclass

# For a need as an encounter codes it: the categories of services, with how often each is meant.
CATEGORIES_OF: Mapping[str, Mapping[str, float]] = {
    "mental_health_care": {"counseling": 50, "psychiatric_care": 30, "mental_health_case_management": 20},
    "substance_use_care": {
        "substance_use_counseling": 55, "medication_for_opioid_use": 25, "withdrawal_management": 20
    },
    "medical_care": {"primary_care": 100},
    "medication": {"psychiatric_care": 100},
    "housing": {"emergency_shelter": 45, "coordinated_entry": 40, "supportive_housing": 15},
    "food": {"food_pantry": 100},
    "income": {"income_benefits": 100},
    "transport": {"transport": 100},
    "legal": {"legal_aid": 100},
    "safety": {"domestic_violence_shelter": 100},
    "family_support": {"family_support_mental_health": 100},
    "peer_support": {"peer_support": 100},
    "identity_papers": {"identity_documents": 100},
    "disability_support": {"disability_services": 100},
}  # fmt: skip
URGENCY: Mapping[str, float] = {"today": 25, "this_week": 50, "routine": 25}


@dataclass(frozen=True, kw_only=True)
class Rates:
    """Shares of referrals at each fork, and times in hours, each with a lognormal spread."""

    referred: float = 0.75
    # So about four of ten referrals are attended.
    taken: float = 0.62
    waitlisted: float = 0.08
    never_answered: float = 0.08
    with_appointment: float = 0.8
    attended: float = 0.62
    no_show: float = 0.25
    engaged: float = 0.55
    completed: float = 0.6
    hours_to_seen: float = 6
    hours_to_answer: float = 20
    hours_to_appointment: float = 60
    days_to_visit: float = 7
    days_to_second: float = 12
    days_to_complete: float = 60
    days_until_given_up: float = 21


RATES = Rates()
DECLINED_BECAUSE: Mapping[str, float] = {"capacity": 55, "eligibility": 20, "payer": 15, "location": 6, "other": 4}
LOST_BECAUSE: Mapping[str, float] = {
    "not_reached": 45,
    "person_declined": 30,
    "moved": 8,
    "in_jail": 7,
    "in_hospital": 10,
}
# How a step is known where the service answers by a link, and where staff only write down what they heard.
PROOF_LIVE: Mapping[str, float] = {"confirmed_by_provider": 85, "reported_by_staff": 10, "reported_by_person": 5}
PROOF_LOGGED: Mapping[str, float] = {"confirmed_by_provider": 20, "reported_by_staff": 45, "reported_by_person": 35}
