"""What the phone lets somebody file is what the program takes: over hundreds of ways to answer, sensible or not."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coresponder.formats.encounter import Element, check_answers, form_with, without_hidden
from coresponder.program.encounters.field_kit import phone_form
from tests.support.node import run_module

DAY = date(2026, 11, 2)
FORM = form_with("demonstration")
CASES = 600
MODULE = Path(__file__).parents[3] / "src/coresponder/program/encounters/static/encounters/answers.mjs"
PROGRAM = f"""
import {{ readFileSync }} from "node:fs";
const {{ prepared, filedAnswers, faults }} = await import({str(MODULE)!r});
const {{ form, part, cases }} = JSON.parse(readFileSync(0, "utf-8"));
const ready = prepared(form);
const namesOf = (found) => found.map((each) => each.element.name);
const told = cases.map((answers) => [filedAnswers(ready, part, answers), namesOf(faults(ready, part, answers))]);
process.stdout.write(JSON.stringify(told));
"""


def an_answer(element: Element, chance: random.Random) -> Any:
    """Something that a thumb could bring about at this question."""
    if chance.random() < 0.1 and element.absent:
        return chance.choice(element.absent)
    if element.codes is not None:
        offered = element.codes.offered_on(DAY)
        if element.kind == "code" or not offered:
            return chance.choice(offered).code if offered else None
        chosen = chance.sample(offered, chance.randint(1, min(3, len(offered))))
        alone = [each.code for each in chosen if each.is_alone]
        return alone[:1] or [each.code for each in chosen]
    if element.kind == "instant":
        return (datetime(2026, 11, 2, 8, tzinfo=UTC) + timedelta(minutes=chance.randint(0, 90))).isoformat()
    if element.kind == "text":
        return "Invented words"
    return chance.choice([0, 5, 90, (element.most or 0) + 1, "some"])


def ways_to_answer(part: str) -> Iterator[dict[str, Any]]:
    """Few answers, many answers, and always such that the person was mostly met."""
    chance = random.Random(f"the phone agrees about {part}")  # noqa: S311 - no secret is made of it
    for _ in range(CASES):
        share = chance.choice([0.2, 0.6, 0.95])
        given = {e.name: an_answer(e, chance) for e in FORM.elements_of(part) if chance.random() < share}
        found = {name: value for name, value in given.items() if value is not None}
        if chance.random() < 0.8:
            found |= {"contact_result": "seen", "contact_origin": "dispatched"}
        yield found


@pytest.mark.parametrize("part", ["operational", "clinical", "substance_use"])
def test_what_the_phone_files_the_program_takes_and_what_it_holds_back_would_be_refused(
    part: str, tmp_path: Path
) -> None:
    cases = list(ways_to_answer(part))
    form = phone_form(FORM.document(DAY), "6f0d3e0a-5c7b-5b9e-9d0b-2c3a7f1e8d41")
    told = run_module(PROGRAM, given={"form": form, "part": part, "cases": cases}, folder=tmp_path)
    held_back = 0
    for given, (filed, faults) in zip(cases, told, strict=True):
        problems = check_answers(FORM, part=part, answers=filed, on=DAY)
        assert bool(faults) == bool(problems), (given, filed, faults, [each.sentence for each in problems])
        assert without_hidden(FORM, part=part, answers=filed) == filed, "Nothing goes along that was not asked."
        held_back += bool(faults)
    assert 0.1 < held_back / CASES < 0.95, "Both are tried."
