"""What a kind of team, and a version of the criteria, must be before anybody relies on it."""

from collections.abc import Collection

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.deployment.language import RuleSet
from coresponder.program.deployment.variant_details import VariantDetails
from coresponder.program.deployment.vocabulary import REMOTE_PRESENCES, Presence


def refuse_impossible_variant(details: VariantDetails) -> None:
    """Raise UsageError for a kind of team that cannot exist as it is described."""
    if not details.title.strip():
        raise UsageError("variant_untitled", "The kind of team has no name.", "Write what people call it.")
    if not details.partners and not details.with_officer:
        raise UsageError("variant_nobody", "Nobody is on this kind of team.", "Choose an officer, a partner, or both.")
    if not details.triggers:
        raise UsageError(
            "variant_no_way", "It says nowhere how such a team comes to a call.", "Choose at least one way."
        )
    if details.most_at_once > 1 and details.presence not in REMOTE_PRESENCES:
        raise UsageError(
            "variant_several_calls",
            "Only a team that helps by phone or video can be on several calls at once.",
            "Write 1, or choose another presence.",
        )
    if details.presence == Presence.SEPARATE and not (details.with_officer and details.partners):
        raise UsageError(
            "variant_separate_alone",
            "In separate vehicles come an officer and a partner, and both have to arrive.",
            "Choose both, or another presence.",
        )


def refuse_unknown_variants(rules: RuleSet, known: Collection[str]) -> None:
    """Raise UsageError when a rule names a kind of team that the program does not have."""
    for rule in rules.rules:
        if rule.variant and rule.variant not in known:
            raise UsageError(
                "criteria_unknown_variant",
                f"The rule “{rule.title}” names a kind of team that there is not: {rule.variant}.",
                "Choose one of the kinds of teams, or add it first.",
            )


def refuse_in_force_already(number: int, in_force: int | None) -> None:
    """Raise StateError when a version would be put in force that is."""
    if number == in_force:
        raise StateError("criteria_in_force", f"Version {number} is in force already.", "Nothing was changed.")
