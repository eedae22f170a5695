"""`python -m benchmarks.encounters`: fill a county with encounters, file further ones, open a person's page."""

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks import machine
from benchmarks.people_search import database
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers

ENCOUNTERS, FILED, OPENED, ON_A_CALL = 1_000_000, 300, 100, 40


def main() -> None:
    """Measure as asked for, print the result, and write it into a page where one is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.encounters", description=__doc__)
    parser.add_argument("--encounters", type=int, default=ENCOUNTERS)
    parser.add_argument("--filed", type=int, default=FILED, help="how many parts are filed and measured")
    parser.add_argument("--opened", type=int, default=OPENED, help="how often the person's page is opened")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page between its markers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="encounters-") as folder:
        Path(folder).chmod(0o755)
        server = Path(folder) / "postgresql"
        database.prepared(server)
        try:
            measured = _measured(asked)
        finally:
            database.stopped(server)
    print(measured)
    if asked.write:
        replace_between_markers(asked.write, "encounters", measured)


def _measured(asked: argparse.Namespace) -> str:
    # Imported here: the models are there only after the database is prepared.
    from benchmarks.encounters.county import populate, somebody_met_often, team_at_work
    from tests.support.cast import member

    clara, omar, dana = (member(name) for name in ("clara", "omar", "dana"))
    say(f"Inventing {asked.encounters:,} encounters.")
    begun = time.perf_counter()
    populate(encounters=asked.encounters, clara=clara, omar=omar)
    say(f"Invented in {time.perf_counter() - begun:.0f} s.")
    first, *others = team_at_work(calls=2 + asked.filed // ON_A_CALL, clara=clara, omar=omar, dana=dana)
    person_id = somebody_met_often(first, clara=clara, omar=omar)
    load = machine.load()
    rows = [
        ("a part is filed: request, checks, encryption, audit event, commit", _filing(omar, others, asked.filed)),
        ("the same bytes are sent again", _replaying(omar, others, asked.filed // 3)),
        ("the person’s page, 12 encounters on it", _opening(clara, f"/people/{person_id}/", asked.opened)),
        ("the queue of what waits for review", _opening(clara, "/encounters/review/", max(10, asked.opened // 5))),
    ]
    return _table(asked, rows, load)


def _filing(by, assignments, times):  # type: ignore[no-untyped-def]  # models are not there yet when this file is read
    from tests.support.filing import document

    wanted = [document(assignments[number // ON_A_CALL], ordinal=1 + number % ON_A_CALL) for number in range(times)]
    return _timed(by, [(_put, found) for found in wanted], 201)


def _replaying(by, assignments, times):  # type: ignore[no-untyped-def]  # as above
    from tests.support.filing import document

    found = document(assignments[-1], ordinal=ON_A_CALL + 1)
    _timed(by, [(_put, found)], 201)
    return _timed(by, [(_put, found)] * times, 200)


def _opening(by, address, times):  # type: ignore[no-untyped-def]  # as above
    return _timed(by, [(lambda client, found: client.get(found), address)] * times, 200)


def _put(client, found):  # type: ignore[no-untyped-def]  # as above
    from tests.support.filing import frozen, headers

    body = frozen(found)
    address = f"/field/encounters/{found['encounter']}/{found['part']}/{found['record']}/"
    return client.put(address, body, content_type="application/json", headers=headers(body))


def _timed(by, requests: list[tuple[Callable[..., object], object]], status: int) -> list[float]:  # type: ignore[no-untyped-def]
    """Milliseconds of each request, through every middleware; it stops where one is not answered as it should be."""
    from django.test import Client

    client, took = Client(), []
    client.force_login(by)
    for send, what in requests:
        begun = time.perf_counter()
        answer = send(client, what)
        took.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == status, answer.status_code  # type: ignore[attr-defined]
    return took


def _table(asked: argparse.Namespace, rows: list[tuple[str, list[float]]], load: float) -> str:
    lines = [
        f"{asked.encounters:,} encounters with a part each. {machine.described()}; embedded PostgreSQL without fsync. "
        f"{load:.1f} processes wanted the machine’s cores when it began. {datetime.now(UTC).date().isoformat()}.",
        "",
        "| what | times | median ms | 95 % ms | 99 % ms |",
        "|---|---:|---:|---:|---:|",
    ]
    for title, took in rows:
        middle, high, highest = np.percentile(took, [50, 95, 99])
        lines.append(f"| {title} | {len(took)} | {middle:.1f} | {high:.1f} | {highest:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
