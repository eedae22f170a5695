"""`python -m benchmarks.intake`: write the export, run everybody in turn, check the answers, print the tables."""

import argparse
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import machine
from benchmarks.intake.agreement import check_agreement
from benchmarks.intake.alternating import run_in_turn, warm_up
from benchmarks.intake.contestants import CONTESTANTS, CORESPONDER, PANDAS
from benchmarks.intake.export import write_export
from benchmarks.intake.peak_memory import peak_bytes
from benchmarks.intake.results import Export, Results, as_markdown
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers

ROWS = 5_000_000
ROUNDS = 3
WARM_UP_ROWS = 50_000


def main() -> None:
    """Measure as asked for, print the result, and write it into a page where one is named."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="benchmark-") as temporary:
        measured = as_markdown(_measure(asked, asked.folder or Path(temporary)))
    print(measured)
    if asked.write:
        replace_between_markers(asked.write, "intake", measured)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the export")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often everybody runs")
    parser.add_argument("--memory-rows", type=int, default=2 * ROWS, help="rows for the peak of memory; 0 for none")
    parser.add_argument("--folder", type=Path, help="keep the exports in this folder and use those that are there")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the tables into this page between its markers")
    return parser.parse_args()


def _measure(asked: argparse.Namespace, folder: Path) -> Results:
    export = _export(folder, asked.rows)
    peaks = _peaks(asked, folder)
    warm_up(_export(folder, WARM_UP_ROWS), names=tuple(CONTESTANTS))
    load = machine.load()
    times = run_in_turn(export, rounds=asked.rounds, names=tuple(CONTESTANTS))
    return Results(
        measured_on=datetime.now(UTC).date().isoformat(),
        machine=machine.described(),
        load=load,
        export=Export(rows=asked.rows, size_bytes=export.stat().st_size),
        times=times,
        answers=check_agreement(times[PANDAS].finishes[-1].answers, times[CORESPONDER].finishes[-1].answers),
        peaks=peaks,
    )


def _peaks(asked: argparse.Namespace, folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The peak of everybody at the rows that are timed, and of Coresponder at the rows for memory."""
    if not asked.memory_rows:
        return ()
    wanted = [*((name, asked.rows) for name in CONTESTANTS), (CORESPONDER, asked.memory_rows)]
    return tuple((name, rows, _peak(name, _export(folder, rows))) for name, rows in wanted)


def _peak(name: str, export: Path) -> int:
    peak = peak_bytes(name, export)
    say(f"peak memory of {name}: {peak / 2**30:.2f} GiB")
    return peak


def _export(folder: Path, rows: int) -> Path:
    """The export with so many rows, written unless it is there."""
    path = folder / f"never-springs-{rows}.csv"
    if not path.is_file():
        say(f"writing {rows:,} rows")
        begun = path.with_suffix(".part")
        write_export(begun, rows=rows)
        begun.replace(path)
    return path


if __name__ == "__main__":
    main()
