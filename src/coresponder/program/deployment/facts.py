"""What is known about one call when somebody has to decide whether a team suits it. Plain Python, no Django.

The codes are those that calls keep. Every fact but the time may be unknown, and unknown is never taken for “no”.
"""

from dataclasses import dataclass
from datetime import datetime

UNKNOWN = "unknown"
# What stands for “nobody knows” in each fact, whoever hands it over.
NOT_KNOWN = frozenset({"", UNKNOWN})
# The rule table's word for a type that does not say what happened.
UNCLEAR_CATEGORY = "unclear"

YES_NO = ("yes", "no")
NEXUS = ("yes", "possible", "no")
AGE_BANDS = ("child", "youth", "adult", "older")
PLACE_TYPES = (
    "home", "street", "business", "school", "shelter", "hospital", "jail", "facility", "transit", "other",
)  # fmt: skip
SOURCES = (
    "911", "non_emergency", "988", "211_311", "officer", "walk_in", "provider", "school", "alarm", "follow_up", "other",
)  # fmt: skip

# The facts of which the codes are fixed. Categories come from the rule table of call types, which grows by itself.
FIXED_CODES: dict[str, tuple[str, ...]] = {
    "nexus": NEXUS,
    "weapon": YES_NO,
    "violence": YES_NO,
    "medical": YES_NO,
    "suicide": YES_NO,
    "age_band": AGE_BANDS,
    "place_type": PLACE_TYPES,
    "source": SOURCES,
}

_ALLOWED = {name: NOT_KNOWN.union(codes) for name, codes in FIXED_CODES.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class CallFacts:
    """The facts of one call on which deployment criteria may depend.

    `at` is when the call reached dispatch, with its zone: rules about hours read the local clock. `type` is the
    source's own spelling. `category` and `nexus` are what the call-type rules made of it. `priority` counts from 1, the
    most urgent; None where there is none. The others are codes, “unknown” where nobody knows.

    Raises ValueError for a time without a zone and for a code that does not exist: both are mistakes of a program.
    """

    at: datetime
    type: str = ""
    category: str = UNKNOWN
    nexus: str = UNKNOWN
    priority: int | None = None
    weapon: str = UNKNOWN
    violence: str = UNKNOWN
    medical: str = UNKNOWN
    suicide: str = UNKNOWN
    age_band: str = UNKNOWN
    place_type: str = UNKNOWN
    beat: str = ""
    source: str = UNKNOWN

    def __post_init__(self) -> None:
        if self.at.utcoffset() is None:
            raise ValueError("The time of a call needs its zone.")
        for name, allowed in _ALLOWED.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"“{name}” of a call is one of {', '.join(FIXED_CODES[name])} or unknown.")

    def is_known(self, name: str) -> bool:
        """Whether anybody knows this fact."""
        value = getattr(self, name)
        return not (value is None or value in NOT_KNOWN or (name == "category" and value == UNCLEAR_CATEGORY))
