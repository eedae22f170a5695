"""`python -m benchmarks.board`: what is pushed seen in two other browsers, then a worst hour at ten times its speed.

    --seen N          how many pushes are watched (0: none)
    --writes N        how many status writes come from the consoles, with every console's page open (0: none)

Prints median and 99th percentile, memory, and whether every acknowledged write is there after the server was killed.
"""

import argparse
import os
import socket
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks import machine
from benchmarks.people_search import database
from benchmarks.progress import say

CONSOLES, TEAMS, CALLS_A_YEAR = 20, 50, 500_000
SEEN, WRITES = 200, 1200
# 500,000 calls a year make about 57 an hour, twice that in the worst; each is told of about eight times.
WRITES_A_SECOND = CALLS_A_YEAR / 365.25 / 24 * 2 * 8 / 3600 * 10


def main() -> None:
    """Measure as asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.board", description=__doc__)
    parser.add_argument("--seen", type=int, default=SEEN)
    parser.add_argument("--writes", type=int, default=WRITES)
    asked = parser.parse_args()
    # Playwright's loop runs in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with tempfile.TemporaryDirectory(prefix="board-") as folder:
        Path(folder).chmod(0o755)
        server = Path(folder) / "postgresql"
        database.prepared(server)
        try:
            lines = _measured(asked)
        finally:
            database.stopped(server)
    print("\n".join(lines))


def _measured(asked: argparse.Namespace) -> list[str]:
    from benchmarks.board import county
    from benchmarks.board.seeing import seen_after
    from benchmarks.board.writing import hour

    consoles = county.dispatchers(CONSOLES)
    assignments = county.teams_at_work(TEAMS, consoles[0])
    say(f"{CALLS_A_YEAR:,} calls of the last year.")
    county.calls_of_a_year(CALLS_A_YEAR)
    lines = [f"{machine.described()}; load {machine.load():.1f} at the start."]
    served = county.Served(_free_port())
    served.wait()
    try:
        if asked.seen:
            say(f"Pushing {asked.seen} calls, watched in two browsers.")
            took = seen_after(served.url, asked.seen, consoles[:2], county.feed())
            lines.append(_line("push to row in two other browsers", took))
        if asked.writes:
            say(f"{asked.writes} status writes, {WRITES_A_SECOND:.1f} a second, {CONSOLES} pages open.")
            lines += hour(served, consoles, assignments, count=asked.writes, a_second=WRITES_A_SECOND, line=_line)
    finally:
        if served.process.poll() is None:
            served.stop()
    lines.append(f"Load {machine.load():.1f} at the end.")
    return lines


def _line(what: str, took_ms: list[float]) -> str:
    ordered = sorted(took_ms)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    middle = statistics.median(ordered)
    return f"{what}: median {middle:.0f} ms, p99 {last:.0f} ms, worst {ordered[-1]:.0f} ms, n {len(ordered)}"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    say(f"Done in {time.perf_counter() - started:.0f} s.")
