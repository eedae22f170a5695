"""`python -m benchmarks.outcomes`: write the county, measure it both ways, check that the answers agree, print."""

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb
import ibis

from benchmarks import machine
from benchmarks.outcomes import coresponder_run, pandas_peer
from benchmarks.outcomes.county import FIRST_ON, TABLES, write_county
from benchmarks.outcomes.pandas_peer import Answers
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers
from coresponder.analysis.assessment.copying import COPY, PLACE
from coresponder.analysis.assessment.opening import Opened
from coresponder.analysis.assessment.preparing import copied_flags, copied_tables, make_copy, questions
from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.kernel.content_hash import content_sha256

ENCOUNTERS = 5_000_000
ROUNDS = 3
AGREE = 1e-9
AIM_SECONDS = 10
Found = TypeVar("Found")


@dataclass(frozen=True)
class Took:
    """How long something took by the clock, and how much the processors computed for it; both in seconds."""

    seconds: float
    computed: float


def main() -> None:
    """Both in turn, the medians of their times, and the ratio."""
    asked = _asked()
    connection = duckdb.connect(str(asked.database or ":memory:"))
    names = _county(connection, asked.encounters)
    copy, opened = _copied(asked, connection, names)
    frames = {name: connection.execute(f"FROM {name}").df() for name in names}
    measured = _in_turn(asked, opened, copy, frames)
    print(measured)
    if asked.write:
        replace_between_markers(asked.write, "outcomes", measured)


def _county(connection: duckdb.DuckDBPyConnection, encounters: int) -> tuple[str, ...]:
    """The tables, written unless a database that was named has them."""
    there = {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    if set(TABLES) <= there:
        return tuple(TABLES)
    say(f"writing {encounters:,} encounters")
    return write_county(connection, encounters=encounters)


def _copied(
    asked: argparse.Namespace, connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]
) -> tuple[Took, Callable[[], Opened]]:
    """The copy for counting, made unless one was kept: how long making it took, and how to open it for each turn."""
    database = ibis.duckdb.from_connection(connection)
    tables = {name: database.table(name) for name in names}
    answers = content_sha256(questions(tables))[:8]  # one that was kept answers these questions and no others
    connection.execute(f"ATTACH '{f'{asked.database}.{answers}.{COPY}' if asked.database else ':memory:'}' AS {PLACE}")
    if PLACE not in {name for (name,) in connection.execute("SELECT database_name FROM duckdb_tables()").fetchall()}:
        say("making the copy for counting")
        took, _ = _timed(lambda: make_copy(database, tables, PLACE))
        connection.execute(
            f"CREATE TABLE {PLACE}.took AS SELECT {took.seconds} AS seconds, {took.computed} AS computed"
        )
    (kept,) = connection.execute(f"FROM {PLACE}.took").fetchall()
    return Took(*kept), partial(_opened, connection, names)


def _opened(connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> Opened:
    """On a cursor of its own, so that no table in between is left from the turn before."""
    database = ibis.duckdb.from_connection(connection.cursor())
    tables = {name: database.table(name) for name in names}
    return Opened(
        tables={**tables, **copied_tables(database, tables, PLACE)},
        for_all_periods=copied_flags(database, tables, PLACE),
    )


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outcomes", description=__doc__)
    parser.add_argument("--encounters", type=int, default=ENCOUNTERS, help="encounters of the county")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often both run")
    parser.add_argument("--database", type=Path, help="keep the county in this file, and use what is there")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page between its markers")
    return parser.parse_args()


def _in_turn(asked: argparse.Namespace, opened: Callable[[], Opened], copy: Took, frames: pandas_peer.Tables) -> str:
    load, ours, theirs, assessed, compared = machine.load(), [], [], [], 0
    for turn in range(asked.rounds):
        took, mine = _timed(lambda: _coresponder(opened()))
        ours.append(took)
        took, peer = _timed(lambda: pandas_peer.answers(frames))
        theirs.append(took)
        compared = agreeing(mine, peer)
        assessed.append(_timed(lambda: coresponder_run.assessment(opened()))[0])
        say(f"turn {turn + 1}: Coresponder {ours[-1]}, pandas {theirs[-1]}, the assessment {assessed[-1]}")
    times = {"ours": ours, "theirs": theirs, "assessed": assessed, "copy": [copy]}
    return as_markdown(asked.encounters, times, compared, load)


def _coresponder(opened: Opened) -> Answers:
    results, context = coresponder_run.run(opened, date.fromisoformat(FIRST_ON))
    return coresponder_run.answers(results, context)


def _timed(work: Callable[[], Found]) -> tuple[Took, Found]:
    started, computed = time.perf_counter(), time.process_time()
    found = work()
    return Took(time.perf_counter() - started, time.process_time() - computed), found


def agreeing(ours: Answers, theirs: Answers) -> int:
    """How many answers both give, all of which are the same; AssertionError, naming it, where one differs."""
    for name, value in theirs.items():
        assert name in ours, f"only pandas answers {name}"
        assert abs(ours[name] - value) <= AGREE * max(1.0, abs(value)), f"{name}: {ours[name]} and {value}"
    return len(theirs)


def as_markdown(encounters: int, took: dict[str, list[Took]], compared: int, load: float) -> str:
    """The table, how far it is from the aim, and what it was measured on."""
    ratios = [peer.seconds / mine.seconds for mine, peer in zip(took["ours"], took["theirs"], strict=True)]
    return "\n".join(
        [
            "| | seconds by the clock | seconds of processor time |",
            "|---|---|---|",
            f"| Once, with the data set: the copy for counting {_medians(took['copy'])}",
            f"| Coresponder, all {len(OUTCOMES)} outcome measures of one stretch {_medians(took['ours'])}",
            f"| Coresponder, the dashboard: before launch, since, by month and by beat {_medians(took['assessed'])}",
            f"| pandas, the {compared} answers of the first row that are compared {_medians(took['theirs'])}",
            "",
            f"{encounters:,} encounters; medians of {len(ratios)}; pandas took {statistics.median(ratios):.1f} times as"
            f" long; the {compared} answers are the same. Both count"
            " from tables that are there already: pandas from frames in memory, Coresponder from its copy for counting."
            f" {_aimed(took['ours'], load)} Measured on"
            f" {datetime.now(UTC).date().isoformat()}, {machine.described()}; load before: {load:.1f}.",
        ]
    )


def _medians(took: list[Took]) -> str:
    clock, computed = (statistics.median(getattr(each, name) for each in took) for name in ("seconds", "computed"))
    return f"| {clock:.1f} | {computed:.1f} |"


def _aimed(took: list[Took], load: float) -> str:
    """Whether all measures of a stretch take as long as was aimed at; of a busy machine what the clock cannot say."""
    over = statistics.median(each.seconds for each in took) - AIM_SECONDS
    if over <= 0:
        return f"The aim, {AIM_SECONDS} seconds for all measures, is met."
    if load < 1:
        return f"The aim, {AIM_SECONDS} seconds for all measures, is missed by {over:.1f} seconds."
    return (
        f"The aim is {AIM_SECONDS} seconds by the clock for all measures; the machine was busy with other things, so"
        " the clock cannot say whether that is met, and it has to be measured again on an idle one. The processor time"
        " does not depend on that as much."
    )


if __name__ == "__main__":
    main()
