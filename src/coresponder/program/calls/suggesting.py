"""What the words of a caller suggest: a type, and what to ask. It is never filled in by itself."""

from dataclasses import dataclass

from coresponder.analysis.nexus import CATEGORIES, judge_type, load_rules
from coresponder.analysis.nexus.judging import NO_RULE, NOTHING_RECORDED
from coresponder.program.calls.knowing.eido_facts import CAUTION_WORDS

QUESTIONS = {
    "weapon": "The words mention a weapon: what is it, is it in hand, and is it within reach?",
    "violence": "The words mention violence: against whom, and is it going on now?",
    "medical": "The words mention an injury, an illness or an overdose: awake, breathing, bleeding?",
    "suicide": "The words mention suicide: thoughts, a plan, the means, or an attempt going on?",
}


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A type in words, why, and the questions that the words raise; empty where they suggest nothing."""

    type_text: str = ""
    reason: str = ""
    nexus: str = ""
    questions: tuple[str, ...] = ()


def suggestion_for(narrative: str) -> Suggestion:
    """What the words suggest, by the same rules that judge the types of calls."""
    spelled = narrative.casefold()
    asked = tuple(QUESTIONS[flag] for flag, words in CAUTION_WORDS.items() if any(word in spelled for word in words))
    judgement = judge_type(load_rules(), narrative)
    if judgement.rule in (NO_RULE, NOTHING_RECORDED):
        return Suggestion(questions=asked)
    words = CATEGORIES[judgement.category].code.replace("_", " ").capitalize()
    return Suggestion(type_text=words, reason=judgement.reason, nexus=judgement.nexus, questions=asked)
