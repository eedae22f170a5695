"""The language of deployment criteria: rules as data, read once, asked of a call in order. Plain Python, no Django.

    rules = read_rule_set(content)          # content is JSON that somebody wrote; errors say what to change
    decision = decide(rules, facts)         # the first rule that holds, and why the ones above it did not

A condition holds, does not hold, or cannot be told because a fact is not known (Kleene's three values). Only a rule
that holds applies. Rules that cannot be told are passed over and named, with the facts that would settle them.
"""

from coresponder.program.deployment.language.deciding import Considered, Decision, decide, rule_for
from coresponder.program.deployment.language.rule_sets import Level, Rule, RuleSet, read_rule_set

__all__ = ["Considered", "Decision", "Level", "Rule", "RuleSet", "decide", "read_rule_set", "rule_for"]
