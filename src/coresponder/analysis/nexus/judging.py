"""Applying the rules to one spelling: a call type, a disposition, or the source's own marker.

Judging never fails. What no rule reads is unknown, says so, and stands first in the review.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from coresponder.analysis.nexus.rules import Rule, RuleSet
from coresponder.analysis.nexus.vocabulary import OUTCOMES, Nexus

NOTHING_RECORDED = "nothing-recorded"
NO_RULE = "no-rule"
DECISION = "decision"
NEXUS_ORDER: tuple[Nexus, ...] = ("yes", "possible", "no", "unknown")
PART_SEPARATORS = ",;|"
REMEMBERED = 1 << 16

FLAG_SAYS_YES = frozenset({"Y", "YES", "T", "TRUE", "1", "X"})
FLAG_SAYS_NO = frozenset({"N", "NO", "F", "FALSE", "0"})


@dataclass(frozen=True, slots=True)
class TypeJudgement:
    """What a call type means: category, nexus, the rule that decided and why. `rule` is never empty."""

    spelling: str
    category: str
    nexus: Nexus
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class OutcomeJudgement:
    """What a disposition means. `outcome` is the primary one of `outcomes`; `nexus` the strongest of its parts."""

    spelling: str
    outcome: str
    nexus: Nexus
    rule: str
    reason: str
    outcomes: tuple[str, ...]


def judge_type(rules: RuleSet, spelling: str | None) -> TypeJudgement:
    """The category and the behavioral-health nexus of a call type."""
    text = (spelling or "").strip()
    judgement = _judge_type(rules, text)
    return judgement if text == spelling else TypeJudgement(spelling or "", *_tail(judgement))


def judge_disposition(rules: RuleSet, spelling: str | None, *, separators: str = PART_SEPARATORS) -> OutcomeJudgement:
    """The outcome of a disposition or cancel reason, part by part where it holds several, and the primary one.

    The primary outcome is the first in the hierarchy of OUTCOMES that any part has. A part that the source cut off
    in the middle counts if a rule still reads it, and as unknown if none does.
    """
    text = (spelling or "").strip()
    if not text:
        return _outcome_of_nothing(spelling or "", NOTHING_RECORDED, "Nothing was recorded.")
    whole = _judge_part(rules, text)
    pieces = [piece.strip() for piece in re.split(f"[{re.escape(separators)}]", text)] if separators else []
    parts = [_judge_part(rules, piece) for piece in pieces if piece]
    return _combined(text, whole, parts) if len(parts) > 1 else whole


def judge_flag(rules: RuleSet, value: str | None) -> TypeJudgement:
    """The nexus that the source's own marker of behavioral health states: yes, no, or what its words say."""
    text = (value or "").strip()
    if text.upper() in FLAG_SAYS_YES:
        return TypeJudgement(text, "mental_health_crisis", "yes", "flag.yes", "The source's own marker says yes.")
    if text.upper() in FLAG_SAYS_NO:
        return TypeJudgement(text, "unclear", "no", "flag.no", "The source's own marker says no.")
    return judge_type(rules, value)


@lru_cache(maxsize=REMEMBERED)
def _judge_type(rules: RuleSet, text: str) -> TypeJudgement:
    words = rules.words(text)
    rule = rules.types.first(words)
    by_rule = _by_type_rule(text, rule, has_words=bool(words))
    decision = rules.decisions.get(text)
    if decision is None:
        return by_rule
    return TypeJudgement(text, decision.category or by_rule.category, decision.nexus, DECISION, decision.sentence)


def _by_type_rule(text: str, rule: Rule | None, *, has_words: bool) -> TypeJudgement:
    if rule is not None:
        return TypeJudgement(text, rule.result, rule.nexus, rule.id, rule.reason)
    if not has_words:
        return TypeJudgement(text, "unclear", "unknown", NOTHING_RECORDED, "No word and no code was recorded.")
    return TypeJudgement(text, "unclear", "unknown", NO_RULE, "No rule reads this spelling.")


def _tail(judgement: TypeJudgement) -> tuple[str, Nexus, str, str]:
    return judgement.category, judgement.nexus, judgement.rule, judgement.reason


@lru_cache(maxsize=REMEMBERED)
def _judge_part(rules: RuleSet, text: str) -> OutcomeJudgement:
    rule = rules.outcomes.first(rules.words(text))
    if rule is None:
        return _outcome_of_nothing(text, NO_RULE, "No rule reads this disposition.")
    return OutcomeJudgement(text, rule.result, rule.nexus, rule.id, rule.reason, (rule.result,))


def _outcome_of_nothing(spelling: str, rule: str, reason: str) -> OutcomeJudgement:
    return OutcomeJudgement(spelling, "unknown", "unknown", rule, reason, ("unknown",))


def _combined(text: str, whole: OutcomeJudgement, parts: list[OutcomeJudgement]) -> OutcomeJudgement:
    judged = [part for part in parts if part.outcome != "unknown"] or [whole]
    primary = min(judged, key=lambda part: OUTCOMES[part.outcome].rank)
    outcomes = tuple(dict.fromkeys(part.outcome for part in (judged if judged == [whole] else parts)))
    nexus = min((part.nexus for part in (whole, *parts)), key=NEXUS_ORDER.index)
    return OutcomeJudgement(text, primary.outcome, nexus, primary.rule, primary.reason, outcomes)
