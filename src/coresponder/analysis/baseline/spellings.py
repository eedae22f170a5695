"""What the rules say of every spelling in the calls: each distinct one is judged once, in Python, and joined back.

What is joined back are ENUMs: a number for each of the few words that it can be, which is written many times as quickly
as the word and is the same text in the file.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from coresponder.analysis.nexus import RuleSet, judge_disposition, judge_flag, judge_type
from coresponder.analysis.nexus.judging import PART_SEPARATORS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.sql import text_list

JUDGED_COLUMNS = ("final_type", "initial_type", "flag", "disposition", "cancel_reason")
CALL_TYPE = "coalesce(final_type, initial_type)"
UNKNOWN = "unknown"
MOST_WORDS = 1000  # of an ENUM: as many as a file's dictionary of a column may have

# Which table says what of which text.
JUDGED_BY = {
    "judged_type": ("judged_types", CALL_TYPE),
    "judged_initial": ("judged_types", "initial_type"),
    "judged_final": ("judged_types", "final_type"),
    "judged_flag": ("judged_flags", "flag"),
    "judged_disposition": ("judged_dispositions", "disposition"),
    "judged_cancel": ("judged_dispositions", "cancel_reason"),
}
SAYS_YES = ("judged_type", "judged_initial", "judged_flag", "judged_disposition", "judged_cancel")

NEXUS = "judged_type.nexus"
IS_CODED = "judged_type.says_yes"


@dataclass(frozen=True, kw_only=True)
class Judgements:
    """What is joined to calls so that each has its judgements; `joined` are those for which any call says something."""

    joined: tuple[str, ...]

    @property
    def joins(self) -> str:
        """The joins, as SQL.

        What is not recorded has a row in the tables too: rows that find nothing in a join come out after those that
        do, out of the order in which they were read.
        """
        return " ".join(
            f"LEFT JOIN {JUDGED_BY[name][0]} AS {name} ON {name}.spelling IS NOT DISTINCT FROM {JUDGED_BY[name][1]}"
            for name in self.joined
        )

    @property
    def is_detected(self) -> str:
        """Whether anything that was recorded of a call says yes."""
        return " OR ".join(f"{name}.says_yes" for name in SAYS_YES if name in self.joined)


def judge_spellings(connection: duckdb.DuckDBPyConnection, profile: Profile, rules: RuleSet) -> Judgements:
    """Tables with what the rules say of every distinct spelling in the current rows of `call_versions`."""
    disposition = profile.fields.get("disposition")
    separators = disposition.separator if disposition and disposition.separator else PART_SEPARATORS

    def of_type(spelling: str) -> tuple[str, ...]:
        judgement = judge_type(rules, spelling)
        return (judgement.nexus, judgement.category, judgement.rule)

    def of_flag(spelling: str) -> tuple[str, ...]:
        return (judge_flag(rules, spelling).nexus,)

    def of_ending(spelling: str) -> tuple[str, ...]:
        judgement = judge_disposition(rules, spelling, separators=separators)
        return (judgement.nexus, judgement.outcome, judgement.rule)

    found = _spellings(connection)
    endings = found["disposition"] | found["cancel_reason"]
    _judge(connection, "judged_types", found["final_type"] | found["initial_type"], of_type, ("category", "rule"))
    _judge(connection, "judged_flags", found["flag"], of_flag, ())
    _judge(connection, "judged_dispositions", endings, of_ending, ("outcome", "rule"))
    return Judgements(joined=_worth_joining(found))


def _worth_joining(found: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The judgements for which there are spellings. That of the type and the disposition every call has."""
    always = ("judged_type", "judged_disposition")
    return tuple(name for name, (_, source) in JUDGED_BY.items() if name in always or found.get(source))


def _spellings(connection: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Every distinct spelling in each of the columns that are judged, in the current versions; all in one scan."""
    columns, sets = ", ".join(JUDGED_COLUMNS), ", ".join(f"({column})" for column in JUDGED_COLUMNS)
    found = f"SELECT {columns} FROM call_versions WHERE is_current GROUP BY GROUPING SETS ({sets})"  # noqa: S608
    rows = connection.execute(found).fetchall()
    return {name: {row[at] for row in rows if row[at] is not None} for at, name in enumerate(JUDGED_COLUMNS)}


def _judge(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    spellings: Iterable[str],
    judge: Callable[[str], tuple[str, ...]],
    named: tuple[str, ...],
) -> None:
    """A table with what `judge` says of each of these spellings: the nexus, and what else is `named`.

    `spelling` is the text to join by, `shown` the same as an ENUM.
    """
    nothing = (None, UNKNOWN, *(None for _ in named))
    judged = [nothing, *((spelling, *judge(spelling)) for spelling in sorted(spellings))]
    names = ("spelling", "nexus", *named)
    texts = {name: [row[place] for row in judged] for place, name in enumerate(names)}
    connection.register("judged", pa.table({name: pa.array(column, pa.string()) for name, column in texts.items()}))
    enums = {"shown": ("spelling", texts["spelling"]), **{name: (name, texts[name]) for name in names[1:]}}
    words = ", ".join(f"CAST({of} AS {_kind(column)}) AS {name}" for name, (of, column) in enums.items())
    connection.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT spelling, {words}, nexus = 'yes' AS says_yes FROM judged"  # noqa: S608
    )
    connection.unregister("judged")


def _kind(words: Sequence[str | None]) -> str:
    """The ENUM of these words, or plain text where there are too many."""
    distinct = sorted({word for word in words if word is not None})
    return f"ENUM({text_list(distinct)})" if 0 < len(distinct) <= MOST_WORDS else "VARCHAR"
