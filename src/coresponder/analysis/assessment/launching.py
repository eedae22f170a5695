"""Since when the program works, and which days lie before and since."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import ibis.expr.types as ir

from coresponder.analysis.assessment.content import Launch
from coresponder.analysis.measures.outcomes.program import Period
from coresponder.kernel.errors import InputError

Tables = Mapping[str, ir.Table]

LAUNCH = "launch"
DAYS_OF = ("encounters", "program_calls")
CALLS = "calls"
OFFICER_ONLY = "officer_only"  # the mode of a contact without anybody else


def launch_of(tables: Tables, *, given: date | None = None) -> Launch:
    """The day that was given, or that was noted as a launch (the first of several), or that of a team's first contact.

    Contacts of officers alone are what was done before there was a team. InputError where there is none of these.
    """
    if given is not None:
        return Launch(on=given, known_from="given")
    noted = _noted(tables)
    if noted is not None:
        return Launch(on=noted, known_from="noted")
    first = _first_of_a_team(tables)
    if first is None:
        raise InputError(
            "no_launch", "There is no encounter of a team in the data set, so nobody knows when the program began.",
            "Give the day of launch.",
        )  # fmt: skip
    return Launch(on=first, known_from="first contact")


def _noted(tables: Tables) -> date | None:
    if "recording_changes" not in tables:
        return None
    rows = tables["recording_changes"]
    found: date | None = rows.filter(rows.kind == LAUNCH).since_on.min().to_pyarrow().as_py()
    return found


def _first_of_a_team(tables: Tables) -> date | None:
    if "encounters" in tables and "contact_mode" in tables["encounters"].columns:
        rows = tables["encounters"]
        # What was not recorded may have been a team.
        of_teams = rows.filter(rows.contact_mode.isnull() | (rows.contact_mode != OFFICER_ONLY))
        tables = {**tables, "encounters": of_teams}
    return _end(tables, "encounters", first=True)


def periods_of(tables: Tables, launch: Launch, *, last_on: date | None) -> tuple[Period, Period | None]:
    """From launch to `last_on` (or the last day of which there is a row), and what lies before, if anything does."""
    ends = [day for name in DAYS_OF if (day := _end(tables, name, first=False))]
    last = last_on or max(ends, default=launch.on)
    since = Period(first_on=launch.on, last_on=max(last, launch.on))
    starts = [day for name in (*DAYS_OF, CALLS) if (day := _end(tables, name, first=True))]
    first = min(starts, default=launch.on)
    if first >= launch.on:
        return since, None
    return since, Period(first_on=first, last_on=launch.on - timedelta(days=1))


def _end(tables: Tables, name: str, *, first: bool) -> date | None:
    if name not in tables or "local_date" not in tables[name].columns:
        return None
    days = tables[name].local_date
    found: Any = (days.min() if first else days.max()).to_pyarrow().as_py()
    return found if isinstance(found, date) else None
