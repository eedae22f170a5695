"""`python -m benchmarks.services`: invent a directory, ask it in many ways, compare with the peer, print the table."""

import argparse
import gc
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from benchmarks import machine
from benchmarks.people_search import database
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers

SERVICES, QUESTIONS = 4089, 300


def main() -> None:
    """Measure as asked for, print the result, and write it into a page where one is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.services", description=__doc__)
    parser.add_argument("--services", type=int, default=SERVICES)
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page between its markers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="services-") as folder:
        Path(folder).chmod(0o755)
        server = Path(folder) / "postgresql"
        database.prepared(server)
        try:
            measured = _measured(asked)
        finally:
            database.stopped(server)
    print(measured)
    if asked.write:
        replace_between_markers(asked.write, "services search", measured)


def _measured(asked: argparse.Namespace) -> str:
    # Imported here: the models are there only after the database is prepared.
    from benchmarks.services.directory import invent
    from benchmarks.services.peer import Peer
    from coresponder.program.services.queries.search import suitable

    say(f"Inventing {asked.services:,} services.")
    invent(asked.services)
    peer, load = Peer(), machine.load()
    questions = list(_questions(asked.questions))
    suitable(**questions[0])
    # As the server does: looking for garbage in what the peer keeps in memory would be counted as time of the search.
    gc.collect()
    gc.freeze()
    ours, theirs = [], []
    for question in questions:
        began = time.perf_counter()
        found = suitable(**question)
        ours.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        expected = peer.suitable(**question)
        theirs.append((time.perf_counter() - began) * 1000)
        answer = [(each.service.pk, each.open_state) for each in found]
        if answer != expected:
            raise SystemExit(f"The peer answers otherwise to {question}.")
    return _table(asked, load, ours, theirs)


def _questions(count: int):  # type: ignore[no-untyped-def]  # the words of the search are there only later
    """A need, a place and an hour each; some with an age or a language, some around holidays."""
    from benchmarks.services.directory import CATEGORIES, LANGUAGES, MIDDLE
    from coresponder.program.services.queries.search import Filters, Point

    dice = random.Random(20261130)  # noqa: S311 - invents questions, keeps no secret
    for number in range(count):
        near = Point(latitude=MIDDLE[0] + dice.uniform(-0.3, 0.3), longitude=MIDDLE[1] + dice.uniform(-0.3, 0.3))
        filters = Filters(
            within_miles=dice.choice((None, 5, 20)),
            age=dice.choice((None, None, 16, 40)),
            language=dice.choice(("", "", *LANGUAGES)),
        )
        at = datetime(2026, 12, 20, tzinfo=UTC) + timedelta(minutes=dice.randrange(20 * 24 * 60))
        need = dice.choice(CATEGORIES) if number % 10 else None
        yield {"need": need, "near": near, "at": at, "filters": filters}


def _table(asked: argparse.Namespace, load: float, ours: list[float], theirs: list[float]) -> str:
    lines = [
        f"{asked.services:,} services, {asked.questions} questions by need, place and hour, every tenth without a "
        f"need, some with an age, a language or a radius; every answer the same as the peer’s. {machine.described()}; "
        f"embedded PostgreSQL without fsync. {load:.1f} processes wanted the machine’s cores when it began. "
        f"{datetime.now(UTC).date().isoformat()}.",
        "",
        "| | median ms | 95 % ms | 99 % ms |",
        "|---|---:|---:|---:|",
        _line("the search", ours),
        _line("peer: every service in memory, judged one by one in Python", theirs),
    ]
    return "\n".join(lines)


def _line(way: str, times: list[float]) -> str:
    middle, high, highest = np.percentile(times, [50, 95, 99])
    return f"| {way} | {middle:.1f} | {high:.1f} | {highest:.1f} |"


if __name__ == "__main__":
    main()
