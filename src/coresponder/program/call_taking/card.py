"""The question card of one call: what to ask first, because the answer would change what is advised.

1. What nobody knows and what alone would change the advice, with what each answer would lead to.
2. What nobody knows and what could change it together with something else.
3. The rest of the bank, in its order. A question that follows an answer is asked once that answer was given.

Plain Python: it asks the rules, not the database.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coresponder.program.call_taking.bank import Choice, Question
from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language import RuleSet, decide, rule_for
from coresponder.program.deployment.language.replaying import answer_of
from coresponder.program.deployment.language.vocabulary import ALL_ANSWERS


@dataclass(frozen=True, kw_only=True)
class Lead:
    """What an answer would lead to."""

    choice: Choice
    answer: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question on the card. `leads` are the answers that would change the advice; `said` what was answered."""

    question: Question
    leads: tuple[Lead, ...] = ()
    matters: bool = False
    said: str = ""

    @property
    def why(self) -> str:
        """Why it stands where it stands; empty for the ordinary order."""
        if self.leads:
            return f"It changes the advice. {'; '.join(f'“{each.choice.text}”: {each.answer}' for each in self.leads)}."
        return "It could change the advice together with other answers." if self.matters else ""


def card_of(
    questions: Sequence[Question], said: Mapping[str, str], facts: CallFacts, rules: RuleSet | None
) -> list[Asked]:
    """The questions of a call in the order in which they help most; those that were answered stand last."""
    open_facts = frozenset(decide(rules, facts).missing) if rules else frozenset()
    asked = [_asked(each, said, facts, rules, open_facts) for each in questions if _is_reached(each, said)]
    return sorted(asked, key=lambda each: (bool(each.said), not each.leads, not each.matters))


def _asked(
    question: Question,
    said: Mapping[str, str],
    facts: CallFacts,
    rules: RuleSet | None,
    open_facts: frozenset[str],
) -> Asked:
    answered = said.get(question.key, "")
    unknown = any(not facts.is_known(fact) for fact in question.facts)
    leads = _leads(question, facts, rules) if rules and unknown and not answered else ()
    matters = bool(question.facts & open_facts) and not answered
    return Asked(question=question, leads=leads, matters=matters, said=answered)


def _leads(question: Question, facts: CallFacts, rules: RuleSet) -> tuple[Lead, ...]:
    now = answer_of(rule_for(rules, facts))
    then = ((choice, answer_of(rule_for(rules, with_answer(facts, choice)))) for choice in question.choices)
    return tuple(Lead(choice=choice, answer=ALL_ANSWERS[answer]) for choice, answer in then if answer != now)


def with_answer(facts: CallFacts, choice: Choice) -> CallFacts:
    """The facts of the call once this was answered."""
    return replace(facts, **choice.sets)  # type: ignore[arg-type]  # the bank allows only facts that are codes


def _is_reached(question: Question, said: Mapping[str, str]) -> bool:
    return question.after is None or said.get(question.after[0], "") in question.after[1]
