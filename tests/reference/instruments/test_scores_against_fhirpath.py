"""Scores against expressions that others wrote, run by an engine that others made (fhirpath.js of the NLM).

    npm install --ignore-scripts fhirpath     in a folder of its own, outside the project
    FHIRPATH_JS=that/folder .venv/bin/pytest tests/reference/instruments

Each public questionnaire brings the expression of its total; the answers are given with its own link ids and codes.
"""

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coresponder.formats.instruments import evaluate, shipped_pack
from tests.support.node import run_module

pytestmark = pytest.mark.shared_data

PROGRAM = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const fhirpath = createRequire(process.cwd() + "/")("fhirpath");
const model = createRequire(process.cwd() + "/")("fhirpath/fhir-context/r4");
const { expression, questionnaire, responses } = JSON.parse(readFileSync(0, "utf-8"));
const scores = responses.map(
  (each) => fhirpath.evaluate(each, expression, { resource: each, questionnaire }, model, { async: false })[0],
);
process.stdout.write(JSON.stringify(scores));
"""
FILES = {
    "phq-2": ("jmandel/phq-2.json", "phq2.matrix.q{}", 2),
    "phq-9": ("jmandel/phq-9.json", "phq9.matrix.q{}", 9),
    "gad-7": ("jmandel/gad-7.json", "gad7.matrix.q{}", 7),
    "audit-c": ("jmandel/audit-c.json", "auditc.q{}", 3),
}
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
ROUNDS = 300


@pytest.fixture
def engine() -> Path:
    """The folder in which fhirpath.js is installed."""
    folder = Path(os.environ.get("FHIRPATH_JS", ""))
    if not (folder / "node_modules" / "fhirpath").is_dir() or not os.environ.get("FHIRPATH_JS"):
        pytest.skip("fhirpath.js is not at hand: FHIRPATH_JS names no folder in which npm installed it.")
    return folder


@pytest.mark.parametrize("key", FILES)
def test_a_total_is_the_one_that_the_public_expression_gives(key: str, engine: Path, shared_data: Path) -> None:
    file, link_id, count = FILES[key]
    questionnaire = json.loads((shared_data / "fhir-questionnaires" / file).read_text())
    pack = shipped_pack(key)
    answered = list(_answered(pack, count))
    responses = [_response(pack, answers, link_id, is_flat=key == "audit-c") for answers in answered]
    given = {"expression": _expression(questionnaire), "questionnaire": questionnaire, "responses": responses}
    scores = run_module(PROGRAM, given=given, folder=engine)
    assert scores == [evaluate(pack, answers).scores["total"] for answers in answered]


def _answered(pack: Any, count: int) -> Iterator[dict[str, str]]:
    """Reproducible answers; for the AUDIT-C of somebody who drinks, so that every question is asked."""
    dice = random.Random(20261129)  # noqa: S311 - no secret is made of it
    drinks = pack.key == "audit-c"
    for _ in range(ROUNDS):
        yield {
            item.key: dice.choice(
                [each for each in item.points if not (drinks and item.key == "q1" and each == "never")]
            )
            for item in pack.items[:count]
        }


def _response(pack: Any, answers: dict[str, str], link_id: str, *, is_flat: bool) -> dict[str, Any]:
    items = [
        {"linkId": link_id.format(number), "answer": [{"valueCoding": _coding(pack.by_key[key], code)}]}
        for number, (key, code) in enumerate(answers.items(), start=1)
    ]
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": items if is_flat else [{"linkId": "matrix", "item": items}],
    }


def _coding(item: Any, code: str) -> dict[str, Any]:
    return {"code": code, "extension": [{"url": ORDINAL, "valueDecimal": item.points[code]}]}


def _expression(questionnaire: dict[str, Any]) -> str:
    return next(
        str(each["valueExpression"]["expression"])
        for each in questionnaire["extension"]
        if each["url"].endswith("/variable")
    )
