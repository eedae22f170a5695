"""What was measured, as the Markdown that is printed and committed."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from benchmarks.intake.alternating import Times, ratio, worked_ratio
from benchmarks.intake.contestants import CORESPONDER, PANDAS, PLAIN_LOAD

MOST_TIMES_PLAIN_LOAD = 1.6
LEAST_TIMES_FASTER_THAN_PANDAS = 6.0
MOST_GIBIBYTES = 4.0


@dataclass(frozen=True, kw_only=True)
class Export:
    """The export that was used: its rows and bytes."""

    rows: int
    size_bytes: int


@dataclass(frozen=True, kw_only=True)
class Results:
    """Everything that was measured in one run. `peaks` are (contestant, rows, bytes of memory)."""

    measured_on: str
    machine: str
    load: float
    export: Export
    times: dict[str, Times]
    answers: int
    peaks: tuple[tuple[str, int, int], ...]


def as_markdown(results: Results) -> str:
    """The tables and the sentences around them."""
    parts = [_setting(results), _times_table(results), _ratios_table(results), _stages_table(results)]
    return "\n\n".join([*parts, *([_peaks_table(results)] if results.peaks else [])])


def _setting(results: Results) -> str:
    rounds = len(results.times[CORESPONDER].seconds)
    return (
        f"Measured on {results.measured_on}: {results.export.rows:,} rows, {results.export.size_bytes / 1e6:,.0f} MB,"
        f" 15 columns; {rounds} {'round' if rounds == 1 else 'rounds'}, everybody in turn in one process,"
        f" after a warm-up that is not timed. {results.answers:,} answers of pandas and"
        f" of the baseline agreed in every round. Machine: {results.machine}; load average at the start"
        f" {results.load:.1f}."
    )


def _times_table(results: Results) -> str:
    rows = [
        f"| {name} | {found.median_seconds:.1f} | {_each(found)} | {median(found.processor_seconds):.1f} |"
        for name, found in results.times.items()
    ]
    reports = [finish.report_seconds for finish in results.times[CORESPONDER].finishes]
    rows.append(f"| the same baseline's HTML and PDF reports, on top | {median(reports):.1f} | | |")
    head = ["| what ran | seconds, median | each round | processor seconds, median |", "| --- | ---: | --- | ---: |"]
    return "\n".join([*head, *rows])


def _each(found: Times) -> str:
    return ", ".join(f"{seconds:.1f}" for seconds in found.seconds)


def _ratios_table(results: Results) -> str:
    others = [name for name in results.times if name not in (CORESPONDER, PANDAS, PLAIN_LOAD)]
    pairs = [
        (CORESPONDER, PLAIN_LOAD, "Coresponder to DuckDB’s plain load", f"at most {MOST_TIMES_PLAIN_LOAD}"),
        (PANDAS, CORESPONDER, "pandas to Coresponder", f"at least {LEAST_TIMES_FASTER_THAN_PANDAS:.0f}"),
        (PANDAS, PLAIN_LOAD, "pandas to DuckDB’s plain load", ""),
        *((name, CORESPONDER, f"{name} to Coresponder", "") for name in others),
    ]
    head = ["| ratio within a round, median | seconds | processor seconds | wanted |", "| --- | ---: | ---: | ---: |"]
    return "\n".join([*head, *(_ratio_row(results.times, *pair) for pair in pairs)])


def _ratio_row(times: dict[str, Times], upper: str, lower: str, said: str, wanted: str) -> str:
    return f"| {said} | {ratio(times, upper, lower):.2f} | {worked_ratio(times, upper, lower):.2f} | {wanted} |"


def _stages_table(results: Results) -> str:
    rows = [f"| {sentence} | {seconds:.1f} |" for sentence, seconds in _stages(results.times[CORESPONDER])]
    return "\n".join(["| stage of Coresponder | seconds, median |", "| --- | ---: |", *rows])


def _stages(found: Times) -> Iterator[tuple[str, float]]:
    for stages in zip(*(finish.stages for finish in found.finishes), strict=True):
        yield stages[0].sentence, median(stage.seconds for stage in stages)


def _peaks_table(results: Results) -> str:
    rows = [f"| {name} | {rows:,} | {peak / 2**30:.2f} |" for name, rows, peak in results.peaks]
    wanted = f"Wanted: Coresponder under {MOST_GIBIBYTES:.0f} GiB at 10 million rows."
    table = ["| peak memory, in a process of its own | rows | GiB |", "| --- | ---: | ---: |", *rows]
    return "\n".join([*table, "", wanted])
