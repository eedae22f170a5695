"""The question card of a call, for whoever may see the call."""

from dataclasses import dataclass

from coresponder.program.call_taking.bank import Question
from coresponder.program.call_taking.card import Asked, card_of
from coresponder.program.call_taking.models import Answer, QuestionBank
from coresponder.program.calls.intake.advising import facts_of
from coresponder.program.calls.models import Call
from coresponder.program.calls.queries.live import call_seen_by
from coresponder.program.deployment.judging import Advice, judge
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer as it was given, in words."""

    answer: Answer
    question: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Card:
    """A call with its advice, what to ask, and what was answered before, in the order in which it was."""

    call: Call
    advice: Advice
    asked: list[Asked]
    answers: list[Given]


def newest_bank() -> QuestionBank | None:
    """The questions that are asked now."""
    return QuestionBank.objects.first()


def banks(user: User) -> list[QuestionBank]:
    """Every version of the questions, the newest first."""
    check(user, Permission.VIEW_CRITERIA)
    return list(QuestionBank.objects.select_related("saved_by"))


def card_for(user: User, call: Call) -> Card:
    """The card of a call that somebody may see."""
    call = call_seen_by(user, call.pk)
    answers = list(call.answers.select_related("answered_by", "bank"))
    open_together(answers)
    bank, version, facts = newest_bank(), version_in_force(), facts_of(call)
    said = {each.question_key: each.value or "words" for each in answers}
    asked = card_of(bank.questions, said, facts, version.rule_set if version else None) if bank else []
    return Card(call=call, advice=judge(facts), asked=asked, answers=[_given(each) for each in answers])


def _given(answer: Answer) -> Given:
    question = _question(answer)
    choice = question.choice(answer.value) if question else None
    words = answer.words or (choice.text if choice else answer.value)
    return Given(answer=answer, question=question.text if question else answer.question_key, words=words)


def _question(answer: Answer) -> Question | None:
    return next((each for each in answer.bank.questions if each.key == answer.question_key), None)
