"""What the phone says of a screening is what the server says: over every table that is small enough."""

from pathlib import Path
from typing import Any

import pytest

from coresponder.formats.instruments import Pack, Result, evaluate, evaluate_entry, shipped_pack, shipped_packs
from tests.support.instruments import Answers, all_answers, can_come_up, cutoffs_of
from tests.support.node import run_module

MODULE = Path(__file__).parents[3] / "src/coresponder/program/screenings/static/screenings/instrument.mjs"
PROGRAM = f"""
import {{ readFileSync }} from "node:fs";
const {{ evaluate, evaluateEntry, shownItems }} = await import({str(MODULE)!r});
const {{ pack, cases, entries }} = JSON.parse(readFileSync(0, "utf-8"));
const told = (r) => [
  r.status, r.answered, r.asked, r.scores, r.band && r.band.key, r.positive, r.steps.map((s) => s.key),
  r.cutoff && r.cutoff.key,
];
const answered = cases.map(([answers, cutoff]) => [
  ...told(evaluate(pack, answers, cutoff)), shownItems(pack, answers).map((i) => i.key),
]);
process.stdout.write(JSON.stringify([answered, entries.map((each) => told(evaluateEntry(pack, each)))]));
"""


def told(result: Result) -> list[Any]:
    return [
        result.status,
        result.answered,
        result.asked,
        dict(result.scores),
        result.band.key if result.band else None,
        result.positive,
        [each.key for each in result.steps],
        result.cutoff.key if result.cutoff else None,
    ]


def cases_of(pack: Pack) -> list[tuple[Answers, str]]:
    """Every answer with every gap where that is at most some thousand, else every 97th of them."""
    if not pack.has_items:
        return []
    total = 1
    for item in pack.items:
        total *= len(item.points) + 1
    step = 1 if total < 6000 else 97 if total < 200_000 else 4999
    found = [each for each in list(all_answers(pack, with_gaps=True))[::step] if can_come_up(pack, each)]
    return [(answers, cutoff) for answers in found for cutoff in cutoffs_of(pack.key)]


@pytest.mark.parametrize("key", [each.key for each in shipped_packs() if each.key != "phq-9"])
def test_the_browser_computes_what_the_server_computes(key: str) -> None:
    from coresponder.formats.instruments import shown_items

    pack, cases = shipped_pack(key), cases_of(shipped_pack(key))
    entry = pack.score_entry
    entries: list[str | int] = []
    if entry is not None:
        entries = [code for code, _ in entry.options] or list(range(entry.minimum or 0, (entry.maximum or 0) + 1))
    given = {"pack": pack.content, "cases": cases, "entries": entries}
    answered, entered = run_module(PROGRAM, given=given, folder=MODULE.parent)
    for (answers, cutoff), said in zip(cases, answered, strict=True):
        expected = told(evaluate(pack, answers, cutoff=cutoff))
        assert said == [*expected, [each.key for each in shown_items(pack, answers)]], answers
    assert entered == [told(evaluate_entry(pack, each)) for each in entries]


def test_the_browser_computes_the_phq_9_as_the_server_does() -> None:
    pack = shipped_pack("phq-9")
    codes = [each.code for each in pack.items[0].options]
    every = [{f"q{n}": codes[(seed // 5**n + n * seed) % 5] for n in range(1, 10) if (seed // 5**n + n * seed) % 5 < 4}
             for seed in range(0, 40_000, 23)]  # fmt: skip
    answered, _ = run_module(
        PROGRAM, given={"pack": pack.content, "cases": [(each, "") for each in every], "entries": []},
        folder=MODULE.parent,
    )  # fmt: skip
    assert [each[:-1] for each in answered] == [told(evaluate(pack, answers)) for answers in every]


def test_the_module_is_small_enough_for_the_field_page() -> None:
    import gzip

    assert len(gzip.compress(MODULE.read_bytes(), 9)) < 4200
