"""From counts to what may be shown: small numbers are withheld, and what they could be worked out from. Plain Python.

What is stored and shown is this and nothing else, so that no small number lies anywhere.
"""

from collections.abc import Mapping
from typing import Any

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Key, LinkedCounts, Sum, linked, withhold
from coresponder.program.needs.counting import ALL, Counts, Row
from coresponder.program.needs.vocabulary import GAP, Dimension, Result

# A row's people are missed most, then how many of them got nothing, then what those two consist of.
KEEP = {"people": 2, "gap": 1}
PEOPLE, NOTHING = "people", "gap"


def released(counts: Counts) -> dict[str, Any]:
    """Tables by dimension: row, people, those who got nothing, people by result; None where a number is withheld."""
    withheld = {row: withhold(_publication(row, by_result)) for row, by_result in counts.items()}
    rows = {row: _row(row, by_result, withheld[row]) for row, by_result in sorted(counts.items())}
    return {
        "threshold": SMALLEST_PUBLISHED,
        "all": rows.get((ALL, ALL), _empty()),
        "tables": {each.value: _table(each, rows) for each in Dimension},
        "withheld": sum(map(len, withheld.values())),
    }


def _publication(row: Row, by_result: Mapping[Result, int]) -> LinkedCounts:
    """The numbers of one row and how they add up. Rows share people, so that none follows from others."""
    rest = (_key(row, NOTHING), *(_key(row, each) for each in Result if each not in GAP))
    return linked(
        [
            Count(key=_key(row, name), value=value, keep=KEEP.get(name, 0))
            for name, value in _numbers(by_result).items()
        ],
        [
            Sum(whole=_key(row, NOTHING), parts=tuple(_key(row, each) for each in GAP)),
            Sum(whole=_key(row, PEOPLE), parts=rest),
        ],
    )


def _numbers(by_result: Mapping[Result, int]) -> dict[str, int]:
    """People, those who got nothing, and people by result."""
    gap = sum(by_result.get(each, 0) for each in GAP)
    return {PEOPLE: sum(by_result.values()), NOTHING: gap, **{each.value: by_result.get(each, 0) for each in Result}}


def _key(row: Row, what: str) -> Key:
    return str(row[0]), row[1], str(what)


def _row(row: Row, by_result: Mapping[Result, int], withheld: frozenset[Key]) -> dict[str, int | None]:
    return {name: None if _key(row, name) in withheld else value for name, value in _numbers(by_result).items()}


def _empty() -> dict[str, int | None]:
    return dict(_numbers({}))


def _table(of: Dimension, rows: Mapping[Row, dict[str, int | None]]) -> dict[str, dict[str, int | None]]:
    return {code: numbers for (dimension, code), numbers in rows.items() if dimension == of}
