"""`python -m benchmarks.people_search`: invent a county, look for its people in many ways, print the table."""

import argparse
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks import machine
from benchmarks.people_search import database
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers

PEOPLE, NAMES, WANTED, BY_PEER = 400_000, 600_000, 150, 4
LIMIT = 8


def main() -> None:
    """Measure as asked for, print the result, and write it into a page where one is named."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.people_search", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--names", type=int, default=NAMES)
    parser.add_argument("--wanted", type=int, default=WANTED, help="how many people are looked for, each in every way")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page between its markers")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="people-search-") as folder:
        Path(folder).chmod(0o755)
        server = Path(folder) / "postgresql"
        database.prepared(server)
        try:
            measured = _measured(asked)
        finally:
            database.stopped(server)
    print(measured)
    if asked.write:
        replace_between_markers(asked.write, "people search", measured)


def _measured(asked: argparse.Namespace) -> str:
    # Imported here: the models are there only after the database is prepared.
    from benchmarks.people_search.asking import asked as asking
    from benchmarks.people_search.population import populate
    from coresponder.program.people.actions.finding import look_for_people
    from coresponder.safeguards.vocabulary import Purpose

    authors = _authors()
    say(f"Inventing {asked.people:,} people with {asked.names:,} names.")
    started = time.perf_counter()
    somebodies, plain = populate(people=asked.people, names=asked.names, authors=authors, wanted=asked.wanted)
    say(f"Invented in {time.perf_counter() - started:.0f} s; looking for {asked.wanted} of them.")
    load = machine.load()
    took: dict[str, list[float]] = defaultdict(list)
    right: dict[str, int] = defaultdict(int)
    look_for_people(text="warm up", by=authors[0], purpose=Purpose.CRISIS_RESPONSE, limit=LIMIT)
    for way, text, who in asking(somebodies):
        begun = time.perf_counter()
        found = look_for_people(text=text, by=authors[0], purpose=Purpose.CRISIS_RESPONSE, limit=LIMIT)
        took[way].append((time.perf_counter() - begun) * 1000)
        right[way] += any(each.person_id == who.person for each in found)
    return _table(asked, took, right, load, _peer(somebodies, plain))


def _authors():  # type: ignore[no-untyped-def]  # models are not there yet when this file is read
    """Clara of the clinic, who looks, and Omar of the police, whose half of the names an agreement opens to her."""
    from coresponder.safeguards.vocabulary import DataClass
    from tests.support.agreeing import agreement_in_force
    from tests.support.cast import member

    clara, omar = member("clara"), member("omar")
    agreement_in_force(from_=omar, to=clara, classes=(DataClass.IDENTITY,))
    return clara, omar


def _peer(somebodies, plain):  # type: ignore[no-untyped-def]  # as above
    """What a program without encryption would do in memory: rapidfuzz over every plain name, misspelled as above."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    from benchmarks.people_search.asking import asked as asking

    took, right, asked_for = [], 0, 0
    for way, text, who in asking(somebodies):
        if way == "one letter wrong in each name" and asked_for < BY_PEER * 5:
            begun = time.perf_counter()
            best = process.extract(text.strip(), plain, scorer=JaroWinkler.normalized_similarity, limit=LIMIT)
            took.append((time.perf_counter() - begun) * 1000)
            right += any(name == f"{who.given} {who.family}" for name, _, _ in best)
            asked_for += 1
    return took, right


def _table(asked, took, right, load, peer):  # type: ignore[no-untyped-def]  # as above
    lines = [
        f"{asked.people:,} people, {asked.names:,} names, half of them another agency’s that an agreement opens; "
        f"{asked.wanted} people looked for in every way. {machine.described()}; embedded PostgreSQL without fsync. "
        f"{load:.1f} processes wanted the machine’s cores when it began. {datetime.now(UTC).date().isoformat()}.",
        "",
        "| typed | median ms | 95 % ms | 99 % ms | the person is among the 8 shown |",
        "|---|---:|---:|---:|---:|",
    ]
    for way, times in sorted(took.items()):
        lines.append(_line(way, times, right[way] / len(times)))
    everything = [each for times in took.values() for each in times]
    lines.append(_line("**everything**", everything, sum(right.values()) / len(everything)))
    times, found = peer
    lines.append(
        _line("peer: rapidfuzz over plain names in memory, one letter wrong in each", times, found / len(times))
    )
    return "\n".join(lines)


def _line(way: str, times: list[float], share: float) -> str:
    middle, high, highest = np.percentile(times, [50, 95, 99])
    return f"| {way} | {middle:.1f} | {high:.1f} | {highest:.1f} | {share:.0%} |"


if __name__ == "__main__":
    main()
