"""`python -m benchmarks.interval_coverage`: measure the coverage of every interval, print the table, write the page."""

import argparse
import sys
from pathlib import Path

from benchmarks.interval_coverage.counties import COUNTIES
from benchmarks.interval_coverage.measuring import BANDS, Coverage, measure
from benchmarks.interval_coverage.trials import METHODS
from benchmarks.progress import say
from benchmarks.written_page import replace_between_markers

TIMES = 10


def main() -> None:
    """Measure, print, and fail where an interval that the dashboard offers is not honest."""
    asked = _asked()
    found = []
    for method in METHODS:
        say(f"{method.of}: {method.name}")
        found += measure(asked.times, [method])
    table = as_markdown(found, asked.times)
    print(table)
    if asked.write:
        replace_between_markers(asked.write, "interval coverage", table)
    dishonest = [each.method.name for each in found if each.method.use == "offered" and not each.is_honest]
    if dishonest:
        sys.exit(f"Offered, and not within 93.5 to 96.5%: {', '.join(dishonest)}")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.interval_coverage", description=__doc__)
    parser.add_argument("--times", type=int, default=TIMES, help="how often every county is drawn")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table into this page between its markers")
    return parser.parse_args()


def as_markdown(found: list[Coverage], times: int) -> str:
    """The table: coverage over all counties and by the number of events that were to be expected."""
    names = [f"{low:g} to {high:g}" if high < float("inf") else f"{low:g} or more" for low, high in BANDS]
    head = ["of", "method", "use", "in all", *names, "no interval"]
    lines = [f"{COUNTIES:,} counties, each drawn {times} times; nominal 95%. Columns: events to be expected.", ""]
    lines += [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    lines += [f"| {' | '.join(_cells(each))} |" for each in found]
    return "\n".join(lines)


def _cells(found: Coverage) -> list[str]:
    use = "**offered**" if found.method.use == "offered" else "not offered"
    share = found.without / (found.without + found.trials)
    bands = ["" if band is None else f"{band:.1%}" for band in found.by_band]
    return [found.method.of, found.method.name, use, f"**{found.coverage:.1%}**", *bands, f"{share:.0%}"]


if __name__ == "__main__":
    main()
