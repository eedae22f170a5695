"""From a questionnaire as TOML to checked content, and back. Nothing in it is ever run."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import tomli_w
from django.utils.text import slugify

from coresponder.analysis.measures.outcomes.registry import OUTCOMES, outcome_named
from coresponder.kernel.errors import InputError

MOST_BYTES, MOST_QUESTIONS, LONGEST = 200_000, 200, 1_000
ANSWERS = ("number", "words")
KNOWN = frozenset({"key", "question", "answer", "measure", "cell", "hint"})
NEXT = "Take the invented example along: it shows how one is written."


def read(data: bytes) -> dict[str, Any]:
    """The content of a file, checked. InputError with the sentence that says what is wrong in it, and where."""
    if len(data) > MOST_BYTES:
        raise InputError("too_large", "This file is too large for a questionnaire.", NEXT)
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError("no_toml", "This file is not TOML.", NEXT) from error
    return checked(found)


def checked(found: Mapping[str, Any]) -> dict[str, Any]:
    """The same content, nothing unknown in it."""
    questions = found.get("questions")
    if not isinstance(questions, list) or not 0 < len(questions) <= MOST_QUESTIONS:
        raise InputError("no_questions", f"It has no questions, or more than {MOST_QUESTIONS}.", NEXT)
    content: dict[str, Any] = {
        "title": _text(found, "title", "the file"),
        "funder": _text(found, "funder", "the file"),
        "is_invented": found.get("is_invented") is True,
        "questions": [_question(number, each) for number, each in enumerate(questions, start=1)],
    }
    keys = [each["key"] for each in content["questions"]]
    if len(set(keys)) < len(keys):
        raise InputError("same_key", "Two questions have the same key.", "Give each question a key of its own.")
    return content


def written(content: Mapping[str, Any]) -> bytes:
    """The same as a file, which `read` takes again."""
    return tomli_w.dumps(dict(content)).encode()


def invented() -> bytes:
    """The example of our own invention."""
    return (files("coresponder.program.reports.questionnaires") / "invented.toml").read_bytes()


def _question(number: int, found: Any) -> dict[str, Any]:
    where = f"question {number}"
    if not isinstance(found, dict) or not found.keys() <= KNOWN:
        raise InputError("unknown_key", f"In {where} there is something that no question has.", NEXT)
    key = _text(found, "key", where)
    if slugify(key) != key:
        raise InputError("bad_key", f"The key of {where} has more than small letters, digits and hyphens.", NEXT)
    question = {"key": key, "question": _text(found, "question", where), "answer": found.get("answer")}
    if question["answer"] not in ANSWERS:
        raise InputError("no_answer", f"In {where} it is not said whether a number or words answer it.", NEXT)
    if "hint" in found:
        question["hint"] = _text(found, "hint", where)
    return question if question["answer"] == "words" else question | _measured(found, where)


def _measured(found: Mapping[str, Any], where: str) -> dict[str, Any]:
    key = _text(found, "measure", where)
    if key not in {measure.key for measure in OUTCOMES}:
        raise InputError("no_measure", f"The measure of {where} is not one of the program.", "Look it up in Measures.")
    cell = found.get("cell", {})
    if not isinstance(cell, dict) or not cell.keys() <= set(outcome_named(key).dimensions):
        names = ", ".join(outcome_named(key).dimensions) or "none"
        raise InputError("no_cell", f"The measure of {where} is not counted by that.", f"It is counted by: {names}.")
    return {
        "measure": key,
        "cell": {name: value if isinstance(value, int) else str(value) for name, value in cell.items()},
    }


def _text(found: Mapping[str, Any], name: str, where: str) -> str:
    text = found.get(name)
    if not isinstance(text, str) or not 0 < len(text.strip()) <= LONGEST:
        raise InputError("no_text", f"In {where} there is no “{name}”, or it is too long.", NEXT)
    return text.strip()
