"""The rules in force."""

from coresponder.program.follow_up.models import FollowUpRule, RuleSet


def rule_set_in_force() -> RuleSet | None:
    """The newest version; None where the coordinator has put none in force yet, so that nothing is planned."""
    return RuleSet.objects.order_by("-number").first()


def rules_in_force() -> list[FollowUpRule]:
    """The rules of the newest version, in their order."""
    found = rule_set_in_force()
    return [] if found is None else list(found.rules.select_related("agency", "goes_to"))
