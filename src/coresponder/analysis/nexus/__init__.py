"""Which calls are crisis calls: from a source's own spellings to a category, a nexus and an outcome.

The way through: `vocabulary` says which categories and outcomes there are · `spelling` reads a spelling word by
word · `phrases` says what a rule may ask of those words · `rules` and `tables` read the rule table · `judging`
applies it · `decisions` and `effects` let a coordinator overrule it and see what that does · `reviewing` puts the
types in order of volume · `evaluation` compares the rules with five cities' types, each city left out in turn.

    rules = load_rules().for_dialect("us-ca/san-francisco")
    judge_type(rules, "800 Poss").nexus          # "yes"
    judge_disposition(rules, "GOA").outcome      # "gone_on_arrival"
"""

from coresponder.analysis.nexus.decisions import Decision
from coresponder.analysis.nexus.effects import Effect, effect_of
from coresponder.analysis.nexus.judging import (
    OutcomeJudgement,
    TypeJudgement,
    judge_disposition,
    judge_flag,
    judge_type,
)
from coresponder.analysis.nexus.reviewing import ReviewedType, review
from coresponder.analysis.nexus.rules import Rule, RuleSet
from coresponder.analysis.nexus.tables import load_rules
from coresponder.analysis.nexus.vocabulary import CATEGORIES, NEXUS_SENTENCES, OUTCOMES, Category, Nexus, Outcome

__all__ = [
    "CATEGORIES",
    "NEXUS_SENTENCES",
    "OUTCOMES",
    "Category",
    "Decision",
    "Effect",
    "Nexus",
    "Outcome",
    "OutcomeJudgement",
    "ReviewedType",
    "Rule",
    "RuleSet",
    "TypeJudgement",
    "effect_of",
    "judge_disposition",
    "judge_flag",
    "judge_type",
    "load_rules",
    "review",
]
