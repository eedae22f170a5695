"""Reading a condition from plain data. What is wrong is said with the place where it stands and what to write instead.

{"fact": "weapon", "in": ["yes"]}                        reported
{"fact": "weapon", "in": ["yes"], "or_unknown": true}    reported, or nobody knows
{"fact": "weapon", "unknown": true}                      nobody knows
{"fact": "type", "contains": ["JUMPER"]}
{"fact": "priority", "at_most": 2}
{"fact": "hours", "from": "22:00", "to": "06:00", "on": ["fri", "sat"]}
{"all": [...]}   {"any": [...]}   {"not": {...}}   {"always": true}
"""

import re
from collections.abc import Mapping
from typing import Any

from coresponder.kernel.errors import UsageError
from coresponder.program.deployment.language.conditions import (
    MINUTES_A_DAY,
    AllOf,
    AnyOf,
    Between,
    Condition,
    Contains,
    Hours,
    Not,
    OneOf,
)
from coresponder.program.deployment.language.vocabulary import CODED, FACT_TITLES, WEEKDAYS, WRITTEN, codes_of

DEEPEST = 6
MOST_PARTS = 40
LONGEST_VALUE = 200
CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")
CODE = "criteria_condition"


def read_condition(content: Any, where: str, *, depth: int = 1) -> Condition:
    """The condition that stands at `where`. Raises UsageError with the place and what to write."""
    if not isinstance(content, Mapping):
        raise wrong(where, "This is no condition.", 'Write one such as {"fact": "weapon", "in": ["yes"]}.')
    if depth > DEEPEST:
        raise wrong(where, f"Conditions stand in each other more than {DEEPEST} deep.", "Divide the rule into two.")
    if "fact" in content:
        return _read_atom(content, where)
    return _read_group(content, where, depth)


def wrong(where: str, sentence: str, next_step: str) -> UsageError:
    """What is wrong, with the place."""
    return UsageError(CODE, f"{where}: {sentence}", next_step)


def is_plain(text: str) -> bool:
    """Whether a text holds only what can be read and stored."""
    return all(each.isprintable() or each in "\n\t" for each in text)


def _read_group(content: Mapping[str, Any], where: str, depth: int) -> Condition:
    if set(content) == {"always"} and content["always"] is True:
        return AllOf(parts=())
    if set(content) == {"not"}:
        return Not(part=read_condition(content["not"], f"{where}, “not”", depth=depth + 1))
    if set(content) == {"all"}:
        return AllOf(parts=_read_parts(content["all"], f"{where}, “all”", depth))
    if set(content) == {"any"}:
        return AnyOf(parts=_read_parts(content["any"], f"{where}, “any”", depth))
    known = "“fact”, “all”, “any”, “not” or “always”"
    raise wrong(where, f"A condition says exactly one of {known}.", "Take out what does not belong there.")


def _read_parts(content: Any, where: str, depth: int) -> tuple[Condition, ...]:
    if not isinstance(content, list) or not 1 <= len(content) <= MOST_PARTS:
        raise wrong(where, f"This is a list of 1 to {MOST_PARTS} conditions.", "Write them in square brackets.")
    return tuple(read_condition(part, f"{where} {place}", depth=depth + 1) for place, part in enumerate(content, 1))


def _read_atom(content: Mapping[str, Any], where: str) -> Condition:
    fact = content["fact"]
    if not isinstance(fact, str) or fact not in FACT_TITLES:
        raise wrong(where, "There is no such fact of a call.", f"Facts are {', '.join(FACT_TITLES)}.")
    if fact == "hours":
        return _read_hours(content, where)
    if fact == "priority":
        return _read_between(content, where)
    return _read_values(content, where, fact)


def _read_values(content: Mapping[str, Any], where: str, fact: str) -> Condition:
    or_unknown = _read_or_unknown(content, where)
    if set(content) == {"fact", "unknown"}:
        return OneOf(fact=fact, or_unknown=True)
    asked = set(content) - {"fact", "or_unknown"}
    if asked == {"in"}:
        return OneOf(fact=fact, values=_read_texts(content["in"], where, fact), or_unknown=or_unknown)
    if asked == {"contains"} and fact in WRITTEN:
        return Contains(fact=fact, pieces=_read_texts(content["contains"], where, fact), or_unknown=or_unknown)
    ways = "“in”, “contains” or “unknown”" if fact in WRITTEN else "“in” or “unknown”"
    raise wrong(where, f"A condition on “{fact}” says exactly one of {ways}.", "Take out what does not belong there.")


def _read_or_unknown(content: Mapping[str, Any], where: str) -> bool:
    for key in ("or_unknown", "unknown"):
        if key in content and content[key] is not True:
            raise wrong(where, f"“{key}” is true, or it is left out.", f"Write true, or take “{key}” out.")
    return "or_unknown" in content


def _read_texts(content: Any, where: str, fact: str) -> tuple[str, ...]:
    is_list = isinstance(content, list) and 1 <= len(content) <= 500
    if not is_list or not all(isinstance(each, str) and each.strip() for each in content):
        raise wrong(where, "This is a list of values, each a text that says something.", 'Write it as ["…", "…"].')
    if any(len(each) > LONGEST_VALUE or not is_plain(each) for each in content):
        raise wrong(where, f"A value is longer than {LONGEST_VALUE} characters, or cannot be read.", "Shorten it.")
    if fact in CODED and not set(content) <= set(codes_of(fact)):
        raise wrong(where, f"“{fact}” does not have one of these values.", f"Values are {', '.join(codes_of(fact))}.")
    return tuple(dict.fromkeys(content))


def _read_between(content: Mapping[str, Any], where: str) -> Condition:
    or_unknown = _read_or_unknown(content, where)
    if set(content) == {"fact", "unknown"}:
        return OneOf(fact="priority", or_unknown=True)
    ends = {key: content[key] for key in ("at_least", "at_most") if key in content}
    if not ends or set(content) - set(ends) - {"fact", "or_unknown"}:
        raise wrong(where, "Priority asks for “at_least”, “at_most” or both.", "Write numbers from 1, the most urgent.")
    if not all(type(each) is int and 1 <= each <= 99 for each in ends.values()):
        raise wrong(where, "A priority is a whole number from 1 to 99.", "Write such a number without quotes.")
    if ends.get("at_least", 1) > ends.get("at_most", 99):
        raise wrong(where, "No priority is in between.", "“at_least” is at most as large as “at_most”.")
    return Between(fact="priority", or_unknown=or_unknown, **ends)


def _read_hours(content: Mapping[str, Any], where: str) -> Condition:
    if not {"fact", "from", "to"} <= set(content) <= {"fact", "from", "to", "on"}:
        raise wrong(where, "Hours say “from” and “to”, and perhaps “on”.", 'Such as "from": "22:00", "to": "06:00".')
    start, end = (_read_clock(content[key], where) for key in ("from", "to"))
    if start in (end, MINUTES_A_DAY) or end == 0:
        raise wrong(where, "No time, or a whole day, is in between.", "The whole day is 00:00 to 24:00.")
    days = content.get("on", list(WEEKDAYS))
    if not isinstance(days, list) or not days or not all(day in WEEKDAYS for day in days):
        raise wrong(where, "“on” is a list of weekdays.", f"Weekdays are {', '.join(WEEKDAYS)}.")
    return Hours(from_minute=start, to_minute=end, weekdays=tuple(sorted({WEEKDAYS.index(day) for day in days})))


def _read_clock(content: Any, where: str) -> int:
    found = CLOCK.fullmatch(content) if isinstance(content, str) else None
    minute = int(found[1]) * 60 + int(found[2]) if found else -1
    if not 0 <= minute <= MINUTES_A_DAY:
        raise wrong(where, "A time is written as 00:00 to 24:00.", 'Write it with a zero in front: "06:00".')
    return minute
