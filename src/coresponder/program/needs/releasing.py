"""From counts to what may be shown: small numbers are withheld, and what they could be worked out from. Plain Python.

What is stored and shown is this and nothing else, so that no small number lies anywhere.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Key, LinkedCounts, Sum, linked, withhold
from coresponder.program.needs.counting import ALL, Counts, Row
from coresponder.program.needs.vocabulary import Dimension, Result

# A row's people are missed more than the numbers that they consist of.
KEEP_PEOPLE = 2
PEOPLE = "people"


def released(counts: Counts) -> dict[str, Any]:
    """Tables by dimension: row, people, and people by result; None where a number is withheld."""
    withheld = {row: withhold(_publication(row, by_result)) for row, by_result in counts.items()}
    rows = {row: _row(row, by_result, withheld[row]) for row, by_result in sorted(counts.items())}
    return {
        "threshold": SMALLEST_PUBLISHED,
        "all": rows.get((ALL, ALL), _empty()),
        "tables": {each.value: _table(each, rows) for each in Dimension},
        "withheld": sum(map(len, withheld.values())),
    }


def _publication(row: Row, by_result: Mapping[Result, int]) -> LinkedCounts:
    """The numbers of one row: what became of its people adds up to them. Rows share people, so that none follows
    from others."""
    return linked(
        _counts(row, by_result), [Sum(whole=_key(row, PEOPLE), parts=tuple(_key(row, each) for each in Result))]
    )


def _counts(row: Row, by_result: Mapping[Result, int]) -> Iterator[Count]:
    yield Count(key=_key(row, PEOPLE), value=sum(by_result.values()), keep=KEEP_PEOPLE)
    for each in Result:
        yield Count(key=_key(row, each), value=by_result.get(each, 0))


def _key(row: Row, what: str) -> Key:
    return str(row[0]), row[1], str(what)


def _row(row: Row, by_result: Mapping[Result, int], withheld: frozenset[Key]) -> dict[str, int | None]:
    values = {PEOPLE: sum(by_result.values()), **{each.value: by_result.get(each, 0) for each in Result}}
    return {name: None if _key(row, name) in withheld else value for name, value in values.items()}


def _empty() -> dict[str, int | None]:
    return {PEOPLE: 0, **dict.fromkeys(Result.values, 0)}


def _table(of: Dimension, rows: Mapping[Row, dict[str, int | None]]) -> dict[str, dict[str, int | None]]:
    return {code: numbers for (dimension, code), numbers in rows.items() if dimension == of}
