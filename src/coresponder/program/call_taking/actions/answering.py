"""Writing down what a caller answers."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.call_taking.audit_events import ANSWERS_RECORDED
from coresponder.program.call_taking.bank import Question
from coresponder.program.call_taking.models import Answer
from coresponder.program.call_taking.queries.cards import newest_bank
from coresponder.program.calls.actions.by_hand import amend_call
from coresponder.program.calls.models import Call
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

LONGEST_WORDS = 2000


@transaction.atomic
def record_answers(*, call: Call, said: Mapping[str, str], seen_version: int, by: User) -> list[Answer]:
    """Keep the answers, by question, and let what they say of the call flow into it; it is judged anew with them.

    A choice is given by its value, an answer in words by the words. What was answered before stays. Refused where
    somebody else has set the same fact of the call since `seen_version`, so that nobody overwrites what was not seen.
    """
    check(by, Permission.ENTER_CALLS)
    bank = newest_bank()
    if bank is None:
        raise StateError("no_questions", "There are no questions yet.", "The coordinator writes them.")
    told = {key: text.strip() for key, text in said.items() if text.strip()}
    if not told:
        raise UsageError("nothing_answered", "Nothing is answered yet.", "Choose or write an answer.")
    questions = {each.key: each for each in bank.questions}
    _refuse_unknown(told, questions)
    at = timezone.now()
    kept = [
        Answer.objects.create(
            call=call, bank=bank, question_key=key, answered_by=by, answered_at=at, **_columns(questions[key], text)
        )
        for key, text in told.items()
    ]
    record(ANSWERS_RECORDED, by=by, about=f"call:{call.pk}", details={"answers": len(kept)})
    if fields := _facts(told, questions.values()):
        amend_call(call=call, fields=fields, seen_version=seen_version, by=by)
    return kept


def _columns(question: Question, text: str) -> dict[str, str]:
    return {"value": text, "words": ""} if question.choices else {"value": "", "words": text}


def _facts(told: Mapping[str, str], questions: Iterable[Question]) -> dict[str, str]:
    """What the answers say of the call; of two that say something of the same fact, the later question's."""
    facts: dict[str, str] = {}
    for question in questions:
        choice = question.choice(told.get(question.key, ""))
        facts |= dict(choice.sets) if choice else {}
    return facts


def _refuse_unknown(told: Mapping[str, str], questions: Mapping[str, Question]) -> None:
    for key, text in told.items():
        question = questions.get(key)
        is_possible = question is not None and (question.choice(text) is not None if question.choices else True)
        if not is_possible or len(text) > LONGEST_WORDS:
            raise UsageError(
                "no_such_answer",
                "The questions have changed meanwhile, or an answer is too long.",
                "Look at the card as it is now, and answer once more.",
            )
