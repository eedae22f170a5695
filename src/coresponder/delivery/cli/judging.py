"""The rules by which a source's call types are judged: those of its dialect, with the coordinator's own decisions."""

from pathlib import Path
from typing import TYPE_CHECKING

from coresponder.delivery.cli.decisions_file import read_decisions

if TYPE_CHECKING:
    from coresponder.analysis.nexus import RuleSet
    from coresponder.formats.cad.profile import Profile


def rules_for(profile: "Profile", decisions: Path | None) -> "RuleSet":
    """The rule set for the calls that this profile reads."""
    from coresponder.analysis.nexus import load_rules

    rules = load_rules().for_dialect(profile.code_dialect)
    return rules.with_decisions(read_decisions(decisions)) if decisions else rules
