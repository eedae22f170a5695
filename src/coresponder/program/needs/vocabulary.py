"""What is counted, and which services answer which need.

The codes of needs are those of the encounter's form; `PLACE` is a place that takes the person, now.
"""

from collections.abc import Mapping

from django.db.models import TextChoices

from coresponder.formats.encounter import FORM


class Result(TextChoices):
    """What became of a need. The order says which counts where somebody had several: the gravest first."""

    REFUSED = "refused", "refused by a service"
    UNMET = "unmet", "nothing was offered"
    OPEN = "open", "not settled, or not recorded"
    DECLINED = "declined", "declined by the person"
    ACCEPTED = "accepted", "accepted"


# What the community owes: the person wanted help, or was not asked, and there was none.
GAP = (Result.REFUSED, Result.UNMET)

PLACE = "place"
NONE_FOUND = "none"
NEEDS: Mapping[str, str] = {
    **{each.code: each.label for each in FORM.lists["need"].codes if each.code != NONE_FOUND},
    PLACE: "a place that takes the person now",
}

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
