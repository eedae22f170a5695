"""What a referral is for: the categories by which services are listed, and what kind of information each tells."""

from coresponder.program.services.vocabulary.categories import Kind, categories
from coresponder.safeguards.vocabulary import DataClass

# These kinds of help say that somebody is ill, or in crisis.
OF_CARE = frozenset({Kind.CRISIS, Kind.MENTAL_HEALTH, Kind.PEER, Kind.HEALTH})
# Listed among peers or with the law, and still about alcohol and drugs.
ALSO_SUBSTANCE_USE = frozenset({"twelve_step", "recovery_coaching"})


def class_of_need(code: str) -> DataClass:
    """What a referral for this need tells about somebody. KeyError for a code that is in no list."""
    kind = categories()[code].kind
    if kind == Kind.SUBSTANCE_USE or code in ALSO_SUBSTANCE_USE:
        return DataClass.SUBSTANCE_USE
    return DataClass.CLINICAL if kind in OF_CARE else DataClass.SOCIAL_NEEDS


def need_words(code: str) -> str:
    """The words for a need; the code itself once the list no longer has it."""
    found = categories().get(code)
    return found.words if found else code


def need_choices() -> list[tuple[str, str]]:
    """Every need with its words."""
    return [(code, each.words) for code, each in categories().items()]
