"""How full a facility is, in words; and why one refused somebody."""

from collections.abc import Mapping

from django.db.models import TextChoices

from coresponder.formats.encounter import FORM


class CapacityState(TextChoices):
    """What a facility says. `UNKNOWN` is never posted: it is what holds once what was posted has expired."""

    OPEN = "open", "Open"
    LIMITED = "limited", "Limited"
    FULL = "full", "Full"
    DIVERSION = "diversion", "Diversion"
    UNKNOWN = "unknown", "Not known"


POSTED = (CapacityState.OPEN, CapacityState.LIMITED, CapacityState.FULL, CapacityState.DIVERSION)
# What each means to somebody who stands in front of the four buttons.
MEANING: Mapping[str, str] = {
    CapacityState.OPEN: "We take people.",
    CapacityState.LIMITED: "Call first.",
    CapacityState.FULL: "No free place.",
    CapacityState.DIVERSION: "Nobody from outside now.",
    CapacityState.UNKNOWN: "Nobody has said so lately. Call.",
}
TONES: Mapping[str, str] = {
    CapacityState.OPEN: "good",
    CapacityState.LIMITED: "attention",
    CapacityState.FULL: "problem",
    CapacityState.DIVERSION: "problem",
    CapacityState.UNKNOWN: "neutral",
}
# Nobody is brought there without a call before.
CLOSED_NOW = frozenset({CapacityState.FULL, CapacityState.DIVERSION})
HAS_NO_PLACE = frozenset({CapacityState.FULL})

# The same codes as in an encounter, so that a log and an encounter can be counted together.
REFUSED_BECAUSE: Mapping[str, str] = {each.code: each.label for each in FORM.lists["facility_refused_because"].codes}
