"""What is counted, and which services answer which need.

The codes of needs are those of the encounter's form; `PLACE` is a place that takes the person, now.
"""

from collections.abc import Mapping

from django.db.models import TextChoices

from coresponder.formats.encounter import FORM
from coresponder.program.services.vocabulary.categories import CATEGORIES, Kind


class Result(TextChoices):
    """What became of a need. The order says which counts where somebody had several: the gravest first."""

    REFUSED = "refused", "refused by a service"
    UNMET = "unmet", "nothing was offered"
    OPEN = "open", "not settled, or not recorded"
    DECLINED = "declined", "declined by the person"
    ACCEPTED = "accepted", "accepted"

    @property
    def short(self) -> str:
        """The head of a column."""
        return {"unmet": "Not offered", "open": "Not settled"}.get(self.value, self.value.capitalize())


# What the community owes: the person wanted help, or was not asked, and there was none.
GAP = (Result.REFUSED, Result.UNMET)

PLACE = "place"
NONE_FOUND = "none"
NEEDS: Mapping[str, str] = {
    **{each.code: each.label for each in FORM.lists["need"].codes if each.code != NONE_FOUND},
    PLACE: "a place that takes the person now",
}

# Which kinds of help, and which categories besides, answer a need. A need without any is answered by no service.
KINDS: Mapping[str, tuple[Kind, ...]] = {
    "mental_health_care": (Kind.MENTAL_HEALTH,),
    "substance_use_care": (Kind.SUBSTANCE_USE,),
    "medical_care": (Kind.HEALTH,),
    "housing": (Kind.HOUSING,),
    "income": (Kind.INCOME, Kind.WORK),
    "transport": (Kind.TRANSPORT,),
    "legal": (Kind.LEGAL,),
    "safety": (Kind.SAFETY,),
    "family_support": (Kind.FAMILY,),
    "peer_support": (Kind.PEER,),
    "disability_support": (Kind.DISABILITY, Kind.OLDER_ADULTS),
}
CATEGORIES_BESIDES: Mapping[str, tuple[str, ...]] = {
    "mental_health_care": ("crisis_walk_in", "mobile_crisis"),
    "medication": ("psychiatric_care", "prescription_help", "medication_for_opioid_use"),
    "food": ("food_pantry", "meals", "food_benefits"),
    "income": ("money_in_need", "food_benefits"),
    "family_support": ("family_support_mental_health", "caregiver_support"),
    "identity_papers": ("identity_documents",),
    PLACE: (
        "crisis_receiving",
        "crisis_walk_in",
        "crisis_observation",
        "crisis_residence",
        "peer_respite",
        "psychiatric_hospital",
        "emergency_department",
        "sobering_center",
        "withdrawal_management",
        "police_drop_off",
        "emergency_shelter",
    ),
}


def categories_for(need: str) -> list[str]:
    """The categories of services that answer a need, in the order of our list."""
    besides = CATEGORIES_BESIDES.get(need, ())
    kinds = KINDS.get(need, ())
    return [code for code, each in CATEGORIES.items() if each.kind in kinds or code in besides]


# Destinations that take somebody in by a decision of their own: they can refuse.
PLACES = frozenset(
    {
        "emergency_department",
        "psychiatric_emergency",
        "crisis_center",
        "psychiatric_hospital",
        "sobering_or_detox",
        "respite_or_peer",
        "shelter",
    }
)

NOT_KNOWN = "unknown"
# Blocks of four hours: in one hour of a week there are too few people to say anything.
HOURS_A_BLOCK = 4
BLOCKS_A_DAY = 24 // HOURS_A_BLOCK


class Dimension(TextChoices):
    """By what people are told apart. Each is a table of its own."""

    KIND = "kind", "Kind of need"
    AREA = "area", "Area"
    BLOCK = "block", "Time of the week"
    LANGUAGE = "language", "Language"
