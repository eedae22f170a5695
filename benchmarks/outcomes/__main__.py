"""`python -m benchmarks.outcomes`: write the county, measure it both ways, check that the answers agree, print."""

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import ibis

from benchmarks import machine
from benchmarks.outcomes import coresponder_run, pandas_peer
from benchmarks.outcomes.county import FIRST_ON, TABLES, write_county
from benchmarks.outcomes.pandas_peer import Answers
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers
from coresponder.analysis.measures.outcomes.registry import OUTCOMES

ENCOUNTERS = 5_000_000
ROUNDS = 3
AGREE = 1e-9


def main() -> None:
    """Both in turn, the medians of their times, and the ratio."""
    asked = _asked()
    connection = duckdb.connect(str(asked.database or ":memory:"))
    names = _county(connection, asked.encounters)
    frames = {name: connection.execute(f"FROM {name}").df() for name in names}
    measured = _in_turn(asked, connection, names, frames)
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


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outcomes", description=__doc__)
    parser.add_argument("--encounters", type=int, default=ENCOUNTERS, help="encounters of the county")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often both run")
    parser.add_argument("--database", type=Path, help="keep the county in this file, and use what is there")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page between its markers")
    return parser.parse_args()


def _in_turn(
    asked: argparse.Namespace, connection: duckdb.DuckDBPyConnection, names: tuple[str, ...], frames: pandas_peer.Tables
) -> str:
    load, ours, theirs, compared = machine.load(), [], [], 0
    for turn in range(asked.rounds):
        seconds, mine = _timed(lambda: _coresponder(connection, names))
        ours.append(seconds)
        seconds, peer = _timed(lambda: pandas_peer.answers(frames))
        theirs.append(seconds)
        compared = agreeing(mine, peer)
        say(f"turn {turn + 1}: Coresponder {ours[-1]:.1f} s, pandas {theirs[-1]:.1f} s")
    return as_markdown(asked.encounters, ours, theirs, compared, load)


def _coresponder(connection: duckdb.DuckDBPyConnection, names: tuple[str, ...]) -> Answers:
    """On a cursor of its own, so that no table in between is left from the turn before."""
    database = ibis.duckdb.from_connection(connection.cursor())
    tables = {name: database.table(name) for name in names}
    results, context = coresponder_run.run(tables, date.fromisoformat(FIRST_ON))
    return coresponder_run.answers(results, context)


def _timed(work: Callable[[], Answers]) -> tuple[float, Answers]:
    started = time.perf_counter()
    answers = work()
    return time.perf_counter() - started, answers


def agreeing(ours: Answers, theirs: Answers) -> int:
    """How many answers both give, all of which are the same; AssertionError, naming it, where one differs."""
    for name, value in theirs.items():
        assert name in ours, f"only pandas answers {name}"
        assert abs(ours[name] - value) <= AGREE * max(1.0, abs(value)), f"{name}: {ours[name]} and {value}"
    return len(theirs)


def as_markdown(encounters: int, ours: list[float], theirs: list[float], compared: int, load: float) -> str:
    """The table and what it was measured on."""
    ratios = [peer / mine for mine, peer in zip(ours, theirs, strict=True)]
    return "\n".join(
        [
            "| | seconds (median) | answers |",
            "|---|---|---|",
            f"| Coresponder, all {len(OUTCOMES)} outcome measures | {statistics.median(ours):.1f} | all |",
            f"| pandas, the {compared} answers that are compared | {statistics.median(theirs):.1f} | {compared} |",
            "",
            f"{encounters:,} encounters; median ratio {statistics.median(ratios):.1f}; the {compared} answers are the"
            f" same. Measured on {datetime.now(UTC).date().isoformat()}, {machine.described()};"
            f" load before: {load:.1f}.",
        ]
    )


if __name__ == "__main__":
    main()
