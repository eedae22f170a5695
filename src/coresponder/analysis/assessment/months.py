"""Each measure month by month, as points of the chart that fits what it counts.

Shares are p charts, counts u charts a day (months differ in length), medians of minutes XmR charts. Where fewer than
two events come in an ordinary month, a month tells little, and the days between events have a chart as well (t). The
month of the launch is neither before nor since: it is drawn, and sets no limits, unless the launch was on its first
day.
"""

from calendar import monthrange
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Final

from coresponder.analysis.assessment.content import Months
from coresponder.analysis.assessment.nouns import counted_in, noun_of
from coresponder.analysis.measures.outcomes.program import Program
from coresponder.analysis.measures.outcomes.registry import SHARES
from coresponder.analysis.measures.outcomes.registry.times import TIMES, TimeOf
from coresponder.analysis.measures.outcomes.series import every_month, is_partial, months_of
from coresponder.analysis.measures.outcomes.shares import ShareOf
from coresponder.analysis.measures.outcomes.tallies import minutes, shares, volume
from coresponder.analysis.monitoring import Point

RARE_BELOW: Final = 2.0  # events in an ordinary month
FEWEST_EVENTS: Final = 3
NO_MONTHS: Final = "It is counted over persons, or over the whole period, so it has no value of a single month."
OF_COUNTS: Final = {
    "contacts_and_persons": ("encounters", volume.contacts_by_month),
    "crisis_calls_by_definition": ("program_calls", volume.coded_calls_by_month),
}
_SHARES = {share.key: share for share in SHARES}
_TIMES = {time.key: time for time in TIMES}


def months_of_measure(program: Program, key: str) -> Months | None:
    """Its months over the whole period of `program`, before launch and since; None where it has none."""
    found = _months(program, key)
    if found is None or not any(point.is_known for point in found.points):
        return None
    return replace(found, points=tuple(_without_the_launch(point, program.launch_on) for point in found.points))


def _months(program: Program, key: str) -> Months | None:
    if key in _SHARES and not program.lacking(_SHARES[key].depends_on):
        return _of_share(program, _SHARES[key])
    if key in _TIMES and not program.lacking(_needs(_TIMES[key])):
        return _of_time(program, _TIMES[key])
    if key in OF_COUNTS and OF_COUNTS[key][0] in program.tables:
        return _of_count(program, key)
    return None


def _needs(time: TimeOf) -> tuple[str, ...]:
    if time.day:
        return (*time.depends_on, f"{time.table}.local_month")
    return (*time.depends_on, f"{time.table}.call_id", "program_calls.call_id", "program_calls.local_month")


def _without_the_launch(point: Point, launch_on: date | None) -> Point:
    """The month in which the program began belongs to neither stretch."""
    is_mixed = launch_on is not None and launch_on.day > 1 and point.on == launch_on.replace(day=1)
    return replace(point, left_out=True) if is_mixed else point


def _of_share(program: Program, share: ShareOf) -> Months:
    return Months(kind="p", noun=noun_of(share.key), unit="percent", points=tuple(months_of(program, share)))


def days_between(program: Program, key: str, months: Months | None) -> Months | None:
    """Days between events, where they are too rare to be counted by month; None where they are not, or are too few."""
    judged = [point.count or 0 for point in months.points if point.is_judged] if months and key in _SHARES else []
    if not judged or sum(judged) / len(judged) >= RARE_BELOW:
        return None
    share = _SHARES[key]
    rows = program.taken(f"events of {share.key}", partial(shares.days_of_events, share=share)).to_pylist()
    days = [row["on"] for row in rows]
    if len(days) < FEWEST_EVENTS:
        return None
    points = [Point(on=later, count=float((later - earlier).days)) for earlier, later in pairwise(days)]
    return Months(kind="t", noun=f"the days between {counted_in(share.key)}", unit="days", points=tuple(points))


def _of_time(program: Program, time: TimeOf) -> Months:
    take = partial(minutes.minutes_by_month, table=time.table, column=time.column, among=time.among)
    rows = {row["month"]: row for row in program.taken(f"months of {time.key}", take).to_pylist()}
    points = [
        Point(
            on=month,
            count=rows[month]["median"] if month in rows else None,
            over=rows[month]["n"] if month in rows else None,
            partial=is_partial(program, month),
        )
        for month in every_month(sorted(rows))
    ]
    return Months(kind="xmr", noun=noun_of(time.key), unit="minutes", points=tuple(points))


def _of_count(program: Program, key: str) -> Months:
    _, take = OF_COUNTS[key]
    rows = {row["month"]: row["count"] or 0 for row in program.taken(f"months of {key}", take).to_pylist()}
    points = [
        Point(on=month, count=rows.get(month, 0), over=days_in(program, month), partial=is_partial(program, month))
        for month in every_month(sorted(rows))
    ]
    return Months(kind="u", noun=noun_of(key), unit="a day", points=tuple(points))


def days_in(program: Program, month: date) -> int:
    """How many days of the month the period covers."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    if program.period is None:
        return last.day
    return (min(last, program.period.last_on) - max(month, program.period.first_on)).days + 1
