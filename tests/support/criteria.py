"""Small rule sets and calls for tests of deployment criteria, and generators of any."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as some

from coresponder.program.deployment.facts import FIXED_CODES, UNKNOWN, CallFacts
from coresponder.program.deployment.language import RuleSet, read_rule_set
from coresponder.program.deployment.language.vocabulary import ANSWERS, WEEKDAYS, codes_of

DENVER = ZoneInfo("America/Denver")
NOON = datetime(2026, 11, 25, 12, tzinfo=DENVER)


def call(at: datetime = NOON, **facts: Any) -> CallFacts:
    """A call of which only these facts are known."""
    return CallFacts(at=at, **facts)


def rule(key: str, when: Any, answer: str = "send", **more: Any) -> dict[str, Any]:
    """A rule as plain data."""
    told = {"key": key, "title": key.capitalize(), "when": when, "answer": answer, "sentence": f"It is {key}."}
    return {**told, **more}


def criteria(*rules: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A rule set as plain data."""
    return {"format": 1, "title": "Brookville's criteria", "rules": list(rules), **more}


def rule_set(*rules: dict[str, Any], **more: Any) -> RuleSet:
    """A rule set that was read."""
    return read_rule_set(criteria(*rules, **more))


def reported(fact: str) -> dict[str, Any]:
    """The condition that it is reported."""
    return {"fact": fact, "in": ["yes"]}


TYPES = ("", "EDP", "SUICIDE THREAT", "NOISE", "Unk  Trouble")
BEATS = ("", "A1", "B2")
CLOCKS = some.builds(lambda hour, minute: f"{hour:02d}:{minute:02d}", some.integers(0, 23), some.sampled_from([0, 30]))


def _or_unknown(condition: dict[str, Any], flag: bool) -> dict[str, Any]:
    return {**condition, "or_unknown": True} if flag else condition


def _coded() -> some.SearchStrategy[dict[str, Any]]:
    facts = some.sampled_from([*FIXED_CODES, "category"])
    return facts.flatmap(
        lambda fact: some.one_of(
            some.just({"fact": fact, "unknown": True}),
            some.builds(
                lambda values, flag: _or_unknown({"fact": fact, "in": values}, flag),
                some.lists(some.sampled_from(codes_of(fact)), min_size=1, max_size=3, unique=True),
                some.booleans(),
            ),
        )
    )


def _written() -> some.SearchStrategy[dict[str, Any]]:
    return some.one_of(
        some.builds(lambda value: {"fact": "type", "in": [value]}, some.sampled_from(TYPES[1:])),
        some.builds(lambda piece: {"fact": "type", "contains": [piece]}, some.sampled_from(["U", "thr", "EDP"])),
        some.builds(lambda value: {"fact": "beat", "in": [value]}, some.sampled_from(BEATS[1:])),
    )


def _numbered() -> some.SearchStrategy[dict[str, Any]]:
    ends = some.tuples(some.integers(1, 4), some.integers(1, 4)).map(sorted)
    return some.builds(
        lambda pair, flag: _or_unknown({"fact": "priority", "at_least": pair[0], "at_most": pair[1]}, flag),
        ends,
        some.booleans(),
    )


def _timed() -> some.SearchStrategy[dict[str, Any]]:
    days = some.lists(some.sampled_from(WEEKDAYS), min_size=1, unique=True)
    window = some.tuples(CLOCKS, CLOCKS, days).filter(lambda each: each[0] != each[1] and each[1] != "00:00")
    return window.map(lambda each: {"fact": "hours", "from": each[0], "to": each[1], "on": each[2]})


ATOMS = some.one_of(_coded(), _written(), _numbered(), _timed())
CONDITIONS: some.SearchStrategy[dict[str, Any]] = some.recursive(
    ATOMS,
    lambda parts: some.one_of(
        some.builds(lambda each: {"not": each}, parts),
        some.builds(lambda each: {"all": each}, some.lists(parts, min_size=1, max_size=3)),
        some.builds(lambda each: {"any": each}, some.lists(parts, min_size=1, max_size=3)),
    ),
    max_leaves=4,
)


@some.composite
def rule_sets(draw: some.DrawFn, most: int = 5) -> dict[str, Any]:
    """Any rule set, as plain data."""
    conditions = draw(some.lists(CONDITIONS, min_size=1, max_size=most))
    answers = draw(some.lists(some.sampled_from(list(ANSWERS)), min_size=len(conditions), max_size=len(conditions)))
    pairs = enumerate(zip(conditions, answers, strict=True))
    return criteria(*(rule(f"r{place}", when, answer) for place, (when, answer) in pairs))


MOMENTS = some.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=some.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.astimezone(DENVER)
)
KNOWN_OR_NOT = {name: some.sampled_from([UNKNOWN, *codes_of(name)]) for name in (*FIXED_CODES, "category")}
CALLS = some.builds(
    CallFacts,
    at=MOMENTS,
    type=some.sampled_from(TYPES),
    beat=some.sampled_from(BEATS),
    priority=some.sampled_from([None, 1, 2, 3, 4]),
    **KNOWN_OR_NOT,
)
