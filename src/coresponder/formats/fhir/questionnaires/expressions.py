"""The few FHIRPath expressions whose meaning is certain: a sum of ordinal values, a count of one answer.

Everything else is refused. A FHIRPath engine that is wrong about one of them would be wrong without a word: the one for
Python answers 0 to a sum that is 5.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

_WHERE = (
    r"%resource\.item(?P<deep>\.descendants\(\))?"
    r"\.where\(\s*linkId(?:\.startsWith\('(?P<prefix>[^']+)'\)|\s+in\s+\((?P<listed>[^)]+)\))\s*\)"
)
_ORDINAL = r"\.valueCoding\.extension(?:\.where\(url='[^']*/ordinalValue'\)|\('[^']*/ordinalValue'\))\.valueDecimal"
_SUM = re.compile(_WHERE + rf"\.answer(?:{_ORDINAL}|\.weight\(\))\.sum\(\)")
_COUNT = re.compile(_WHERE + r"\.answer\.valueCoding\.where\(\s*code\s*=\s*'(?P<code>[^']+)'\s*\)\.count\(\)")
_VARIABLE = re.compile(r"%([A-Za-z_]\w*)")


@dataclass(frozen=True, kw_only=True)
class Total:
    """What an expression computes: over which link ids, as a sum of points or a count of one answer's code."""

    kind: Literal["sum", "count"]
    link_ids: tuple[str, ...]
    of: str = ""


def meaning(
    expression: str, variables: Mapping[str, str], *, top_level: Iterable[str], every: Iterable[str]
) -> Total | None:
    """What it computes; None where that is not certain. `top_level` and `every` are the link ids of questions."""
    text = " ".join(expression.split())
    if (named := _VARIABLE.fullmatch(text)) and named[1] in variables:
        text = " ".join(variables[named[1]].split())
    if found := _SUM.fullmatch(text):
        return Total(kind="sum", link_ids=_over(found, top_level, every))
    if found := _COUNT.fullmatch(text):
        return Total(kind="count", link_ids=_over(found, top_level, every), of=found["code"])
    return None


def _over(found: re.Match[str], top_level: Iterable[str], every: Iterable[str]) -> tuple[str, ...]:
    within = list(every if found["deep"] else top_level)
    if found["prefix"]:
        return tuple(each for each in within if each.startswith(found["prefix"]))
    listed = set(re.findall(r"'([^']+)'", found["listed"]))
    return tuple(each for each in within if each in listed)
