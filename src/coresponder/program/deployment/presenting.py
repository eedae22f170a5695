"""Rules as a page shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from coresponder.program.deployment.language import RuleSet
from coresponder.program.deployment.language.rule_sets import Rule
from coresponder.program.deployment.language.vocabulary import ANSWERS

# What a badge beside an answer looks like; the words say it.
TONES = {
    "send": "good",
    "consider": "info",
    "police_first": "attention",
    "medical_first": "attention",
    "by_phone": "info",
    "other_team": "good",
    "offer_988": "info",
    "follow_up": "info",
    "do_not_send": "neutral",
    "no_rule": "neutral",
}


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """One rule, in words."""

    number: int
    rule: Rule
    when: str
    answer: str
    tone: str
    variant: str
    level: str
    problem: str = ""


def rule_lines(rules: RuleSet, *, variants: Mapping[str, str], problems: Mapping[str, str]) -> list[RuleLine]:
    """The rules in order. `problems` says of a rule, by its key, what is wrong with it."""
    return [
        RuleLine(
            number=number,
            rule=rule,
            when=rule.when.words(),
            answer=ANSWERS[rule.answer],
            tone=TONES[rule.answer],
            variant=variants.get(rule.variant, rule.variant),
            level=" ".join(filter(None, (rule.level, rules.level_title(rule.level)))),
            problem=problems.get(rule.key, ""),
        )
        for number, rule in enumerate(rules.rules, 1)
    ]
