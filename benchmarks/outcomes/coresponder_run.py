"""All outcome measures of the registry, and three shares by month, by their public functions."""

from datetime import date
from zoneinfo import ZoneInfo

from benchmarks.outcomes.pandas_peer import EQUITY, OVER_MET, Answers
from coresponder.analysis.assessment import Assessed, Settings, assess
from coresponder.analysis.assessment.opening import Opened
from coresponder.analysis.measures import Figure, MeasureContext, MeasureResult
from coresponder.analysis.measures.outcomes import Program, program_context
from coresponder.analysis.measures.outcomes.program import program_of
from coresponder.analysis.measures.outcomes.registry import SHARES, compute_outcomes, share_named
from coresponder.analysis.measures.outcomes.registry.building import moments_row, sums_of
from coresponder.analysis.measures.outcomes.series import months_of

LAUNCH_ON = date(2029, 10, 1)
COLUMN_OF = {key: column for key, column in OVER_MET.items() if column in EQUITY}


def run(opened: Opened, launch_on: date) -> tuple[tuple[MeasureResult, ...], MeasureContext]:
    """Every measure of the registry over the tables."""
    program = Program(tables=opened.tables, launch_on=launch_on, for_all_periods=dict(opened.for_all_periods))
    context = program_context(program, zone=ZoneInfo("America/Chicago"))
    results = compute_outcomes(context)
    for key in ("arrested_rate", "reportable_force_rate", "involuntary_hold_rate"):
        months_of(program_of(context), share_named(key))
    return results, context


def assessment(opened: Opened) -> Assessed:
    """What the dashboard shows: the program begun within the two years, so that there is a before and a since."""
    return assess(opened, Settings(zone=ZoneInfo("America/Chicago"), launch_on=LAUNCH_ON))


def answers(results: tuple[MeasureResult, ...], context: MeasureContext) -> Answers:
    """The answers that both sides give, by the same names."""
    found: Answers = {}
    for result in results:
        for figure in result.figures:
            found |= dict.fromkeys(_names(result.key, figure), figure.value or 0.0)
    found |= _squares(context) | _months(context)
    return found


def _names(key: str, figure: Figure) -> list[str]:
    by = figure.by
    if key == "equity_in_outcome":
        return [f"{COLUMN_OF[str(by['outcome'])]}/{by['trait']}/{by['group']}"] if _is_plain(by) else []
    if "statistic" in by and key.endswith("_minutes"):
        return [f"{key}/{0.5 if by['statistic'] == 'median' else 0.9}"]
    cell = "".join(f"/{value}" for name, value in by.items() if name in ("days", "top_percent"))
    return [f"{key}{cell}"]


def _is_plain(by: dict[str, str | int]) -> bool:
    return by.get("kind") == "share" and by["outcome"] in COLUMN_OF


def _squares(context: MeasureContext) -> Answers:
    """What the interval rests on: the squares by person of what differs from the share."""
    found: Answers = {}
    program = program_of(context)
    for share in SHARES:
        if share.source.table == "encounters" and not program.lacking(share.depends_on):
            sums = sums_of(moments_row(program, share.source, SHARES), share.key)
            if sums.contacts:
                part = sums.events / sums.contacts
                squares = sums.events_squared - 2 * part * sums.events_contacts + part**2 * sums.contacts_squared
                found[f"{share.key}/squares"] = squares
    return found


def _months(context: MeasureContext) -> Answers:
    columns = {
        "arrested_rate": "arrested",
        "reportable_force_rate": "reportable_force",
        "involuntary_hold_rate": "involuntary_hold",
    }
    return {
        f"{column}/{point.on:%Y-%m}": (point.count or 0) / (point.over or 1)
        for key, column in columns.items()
        for point in months_of(program_of(context), share_named(key))
    }
