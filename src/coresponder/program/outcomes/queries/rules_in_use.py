"""Which rules judge the calls of a baseline now."""

from coresponder.analysis.nexus import RuleSet, load_rules
from coresponder.program.calls.queries.decisions import decisions_for_rules
from coresponder.program.outcomes.models import Baseline


def rules_now(baseline: Baseline) -> RuleSet:
    """The rule table in the dialect of the baseline's profile, with the decisions that hold now before every rule."""
    dialect = baseline.saved_profile.profile.code_dialect
    return load_rules().for_dialect(dialect).with_decisions(decisions_for_rules())
