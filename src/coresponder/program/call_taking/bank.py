"""The question bank as plain data: questions in order, which may follow an answer, and what an answer says of a call.

    {"format": 1, "questions": [
      {"key": "weapons", "text": "Are there any weapons?", "hint": "…",
       "choices": [{"value": "yes", "text": "Yes", "sets": {"weapon": "yes"}}, …],
       "after": {"question": "violence", "in": ["yes"]}}]}

A question without choices is answered in words. Plain Python, no Django.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.facts import FIXED_CODES
from coresponder.program.deployment.language.reading import is_plain

FORMAT = 1
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_QUESTIONS = 100
LONGEST = 300
# The facts that a call-taker finds out; the others come with the call.
SETTABLE = ("weapon", "violence", "medical", "suicide", "age_band", "place_type", "source")


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One possible answer, and what it says of the call."""

    value: str
    text: str
    sets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. `after` names a question and its answers after which alone this one is asked."""

    key: str
    text: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    after: tuple[str, tuple[str, ...]] | None = None

    @property
    def facts(self) -> frozenset[str]:
        """The facts of a call that an answer can settle."""
        return frozenset(fact for choice in self.choices for fact in choice.sets)

    def choice(self, value: str) -> Choice | None:
        """The choice with this value."""
        return next((each for each in self.choices if each.value == value), None)


def read_bank(content: Any) -> tuple[Question, ...]:
    """The questions in this plain data. Raises UsageError with the place and what to write instead."""
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise _wrong("The questions", f"They are not of format {FORMAT}.", f'Write "format": {FORMAT}.')
    listed = content.get("questions")
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_QUESTIONS:
        raise _wrong("The questions", f"They are a list of 1 to {MOST_QUESTIONS}.", "Write at least one.")
    questions = tuple(_read_question(each, place) for place, each in enumerate(listed, 1))
    for place, question in enumerate(questions, 1):
        _refuse_misplaced(question, questions[: place - 1], place)
    return questions


def _read_question(content: Any, place: int) -> Question:
    where = f"Question {place}"
    if not isinstance(content, Mapping) or not set(content) <= {"key", "text", "hint", "choices", "after"}:
        raise _wrong(where, "It is no question.", "Write “key”, “text” and perhaps “hint”, “choices” and “after”.")
    choices = content.get("choices", [])
    if not isinstance(choices, list) or len(choices) == 1 or len(choices) > 12:
        raise _wrong(where, "Choices are two to twelve, or none for an answer in words.", "Add or take out choices.")
    return Question(
        key=_key(content.get("key"), where),
        text=_text(content.get("text"), where),
        hint=_text(content.get("hint", ""), where, needed=False),
        choices=tuple(_read_choice(each, where) for each in choices),
        after=_read_after(content.get("after"), where),
    )


def _read_choice(content: Any, where: str) -> Choice:
    if not isinstance(content, Mapping) or not set(content) <= {"value", "text", "sets"}:
        raise _wrong(where, "This is no choice.", "Write “value”, “text” and perhaps “sets”.")
    sets = content.get("sets", {})
    if not isinstance(sets, Mapping) or not set(sets) <= set(SETTABLE):
        raise _wrong(where, "It says something of a call that an answer cannot.", f"Facts are {', '.join(SETTABLE)}.")
    for fact, code in sets.items():
        if code not in FIXED_CODES[fact]:
            raise _wrong(where, f"“{fact}” has no such value.", f"Values are {', '.join(FIXED_CODES[fact])}.")
    return Choice(value=_key(content.get("value"), where), text=_text(content.get("text"), where), sets=dict(sets))


def _read_after(content: Any, where: str) -> tuple[str, tuple[str, ...]] | None:
    if content is None:
        return None
    is_after = isinstance(content, Mapping) and set(content) == {"question", "in"} and isinstance(content["in"], list)
    if not is_after or not content["in"]:
        raise _wrong(where, "“after” names a question and its answers.", 'Write {"question": "…", "in": ["…"]}.')
    return _key(content["question"], where), tuple(_key(each, where) for each in content["in"])


def _refuse_misplaced(question: Question, above: tuple[Question, ...], place: int) -> None:
    where = f"Question {place}"
    if any(each.key == question.key for each in above):
        raise _wrong(where, f"The key “{question.key}” stands there twice.", "Give each question its own key.")
    if question.after is None:
        return
    key, values = question.after
    leading = next((each for each in above if each.key == key), None)
    if leading is None or not {each.value for each in leading.choices} >= set(values):
        raise _wrong(where, "It follows an answer that no question above it has.", "Move it, or change “after”.")


def _key(content: Any, where: str) -> str:
    if not isinstance(content, str) or not KEY.fullmatch(content) or len(content) > 60:
        raise _wrong(where, "Keys and values are of small letters, digits and hyphens.", "Such as “in-hand”.")
    return content


def _text(content: Any, where: str, *, needed: bool = True) -> str:
    if (
        not isinstance(content, str)
        or (needed and not content.strip())
        or len(content) > LONGEST
        or not is_plain(content)
    ):
        raise _wrong(where, f"Its words say nothing, or more than {LONGEST} characters.", "Write a short sentence.")
    return content.strip()


def _wrong(where: str, sentence: str, next_step: str) -> UsageError:
    return UsageError("question_bank", f"{where}: {sentence}", next_step)
