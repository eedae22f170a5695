"""Whether answers are such as the form asks for. Each problem names its element and says in a sentence what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from coresponder.formats.encounter.form import Answers, CodeList, Element, Form

NOT_ASKED_HERE = "not_asked_here"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What is wrong with one answer, and what to do. Never the answer itself."""

    element: str
    code: str
    sentence: str


def check_answers(form: Form, *, part: str, answers: Answers, on: date) -> list[Problem]:
    """Everything that keeps these answers from being filed as this part of an encounter on that day; none is well.

    Codes are checked against the day of the contact, not against today. It does not know whether an answer is true.
    """
    asked = {each.name: each for each in form.elements_of(part)}
    problems = [_unknown(name, form) for name in answers if name not in asked]
    for element in asked.values():
        problems += _of_element(form, element, answers, on)
    wrong = {each.element for each in problems}
    return problems + [each for each in _of_pairs(form, answers) if each.element not in wrong]


def gaps(form: Form, *, part: str, answers: Answers) -> list[Element]:
    """What a supervisor expects in this part and was not reached. A reason for no answer is an answer."""
    return [
        each
        for each in form.elements_of(part)
        if part in each.expected_in and each.is_asked(answers) and each.name not in answers
    ]


def without_hidden(form: Form, *, part: str, answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that the other answers have closed, however deep that goes."""
    kept = dict(answers)
    while True:
        left = {
            name: value for name, value in kept.items() if name not in form.by_name or form.by_name[name].is_asked(kept)
        }
        if left == kept:
            return kept
        kept = left


def _unknown(name: str, form: Form) -> Problem:
    known = form.by_name.get(name)
    if known is None:
        return _problem("form", "unknown_element", "The form has no such question. Reload the form, and file again.")
    return _problem(name, "wrong_part", f"“{known.question}” is not asked in this part. Leave it out.")


def _of_element(form: Form, element: Element, answers: Answers, on: date) -> Iterator[Problem]:
    is_asked = element.is_asked(answers)
    if element.name not in answers:
        if element.is_required and is_asked:
            yield _problem(element.name, "required", f"“{element.question}” has to be answered.")
        return
    value = answers[element.name]
    if not is_asked:
        because = next(each.words for each in element.shown_if if not each.holds(answers))
        sentence = f"“{element.question}” is asked only where {because}. Take the answer out, or change the other one."
        yield _problem(element.name, NOT_ASKED_HERE, sentence)
    elif isinstance(value, str) and value in form.absent:
        if value not in element.absent:
            yield _problem(
                element.name, "has_to_be_known", f"“{element.question}” has to be answered with one of its codes."
            )
    else:
        yield from CHECKS[element.kind](element, value, on)


def _code(element: Element, value: Any, on: date) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield _problem(element.name, "not_a_code", f"“{element.question}” takes one answer.")
        return
    yield from _known(element, value, on)


def _codes(element: Element, value: Any, on: date) -> Iterator[Problem]:
    if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
        yield _problem(element.name, "not_codes", f"“{element.question}” takes a list of answers.")
        return
    if len(set(value)) < len(value):
        yield _problem(element.name, "code_twice", f"An answer to “{element.question}” is given twice.")
    for each in value:
        yield from _known(element, each, on)
    alone = [each for each in value if each in _list(element).by_code and _list(element).by_code[each].is_alone]
    if alone and len(value) > 1:
        label = _list(element).label_of(alone[0])
        yield _problem(element.name, "alone", f"“{element.question}”: “{label}” excludes the other answers. Choose.")


def _known(element: Element, value: str, on: date) -> Iterator[Problem]:
    code = _list(element).by_code.get(value)
    if code is None:
        yield _problem(element.name, "unknown_code", f"An answer to “{element.question}” is not in its list.")
    elif code.maps_to:
        instead = ", ".join(_list(element).label_of(each) for each in code.maps_to)
        yield _problem(element.name, "retired_code", f"An answer is no longer used. {code.why} Choose: {instead}.")
    elif not code.holds_on(on):
        yield _problem(element.name, "not_in_effect", f"“{code.label}” was not in use on the day of the contact.")


def _instant(element: Element, value: Any, on: date) -> Iterator[Problem]:
    if instant_of(value) is None:
        sentence = f"“{element.question}” takes a day and a time with its offset, such as 2026-03-01T14:05:00-05:00."
        yield _problem(element.name, "not_an_instant", sentence)


def _number(element: Element, value: Any, on: date) -> Iterator[Problem]:
    most = element.most if element.most is not None else 0
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        sentence = f"“{element.question}” takes a whole number from 0 to {most:,}."
        yield _problem(element.name, "not_a_number", sentence)


def _text(element: Element, value: Any, on: date) -> Iterator[Problem]:
    if not isinstance(value, str) or not value.strip() or len(value) > (element.most or 0):
        yield _problem(element.name, "not_a_text", f"“{element.question}” takes up to {element.most} characters.")


CHECKS = {"code": _code, "codes": _codes, "instant": _instant, "minutes": _number, "count": _number, "text": _text}


def _of_pairs(form: Form, answers: Answers) -> Iterator[Problem]:
    for pair in form.orders:
        earlier, later = instant_of(answers.get(pair.first)), instant_of(answers.get(pair.second))
        if earlier and later and later < earlier:
            yield _problem(pair.second, "impossible_order", f"{pair.sentence} Correct one of the two times.")
    for pair in form.among:
        given, among = _given(form, answers.get(pair.first)), answers.get(pair.second)
        if given and (not isinstance(among, list) or not given <= set(among)):
            yield _problem(pair.first, "not_among", f"{pair.sentence} Choose it in both, or take it out.")


def _given(form: Form, value: Any) -> set[str]:
    values = value if isinstance(value, list) else [value]
    return {each for each in values if isinstance(each, str) and each not in form.absent and each != "none"}


def instant_of(value: Any) -> datetime | None:
    """An ISO 8601 instant with its offset; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _list(element: Element) -> CodeList:
    assert element.codes is not None  # noqa: S101 - an element of codes has a list; the loader sees to it
    return element.codes


def _problem(element: str, code: str, sentence: str) -> Problem:
    return Problem(element=element, code=code, sentence=sentence)
