"""Marigold's program as a small data set: a year and a half before launch, a year since, arrests fewer.

Everything follows from the number of a row, so that each time the same comes out. Nobody is meant.
"""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coresponder.analysis.assessment import Assessed, Settings, assess_folder
from coresponder.formats.dataset import TABLES
from coresponder.formats.dataset.parquet import write_rows
from coresponder.program.extracts.models import Release
from coresponder.program.outcomes.actions.assessing import finish_assessment
from coresponder.program.outcomes.models import Assessment
from coresponder.safeguards.accounts.models import User

LAUNCH_ON = date(2031, 7, 1)
FIRST_ON, LAST_ON = date(2030, 1, 1), date(2032, 6, 30)
CONTACTS_A_DAY = 3
PERSONS = 700
ARRESTED_OF_A_THOUSAND = {"before": 120, "since": 50}
CHICAGO = ZoneInfo("America/Chicago")
CHANGES = (
    ("launch-note", LAUNCH_ON, "launch", "The team began its work.", None, None),
    (
        "cuffs",
        date(2031, 11, 1),
        "instruction",
        "Handcuffs are always noted.",
        "encounters",
        "handcuffs_only",
    ),
)


def write_data_set(folder: Path, *, arrested_since: int = ARRESTED_OF_A_THOUSAND["since"]) -> Path:
    """The tables as Parquet files in the folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {table.name: table for table in TABLES}
    encounters = list(_encounters(arrested_since))
    write_rows(folder, tables["encounters"], encounters)
    write_rows(folder, tables["persons"], _persons(encounters))
    write_rows(folder, tables["program_calls"], _calls(encounters))
    write_rows(folder, tables["follow_ups"], _follow_ups(encounters))
    write_rows(folder, tables["recording_changes"], _changes())
    return folder


@lru_cache(maxsize=1)
def assessed() -> Assessed:
    """What that data set says, computed once for all tests that only look at it."""
    with tempfile.TemporaryDirectory() as place:
        return assess_folder(write_data_set(Path(place) / "data-set"), Settings(zone=CHICAGO))


def chance(number: int, why: int) -> int:
    """A number below 1,000 that belongs to a row and a purpose."""
    return (number * 7919 + why * 104729 + (number * number) % 9973 * 31) % 1000


def _encounters(arrested_since: int) -> Iterator[Mapping[str, Any]]:
    for number in range(((LAST_ON - FIRST_ON).days + 1) * CONTACTS_A_DAY):
        on = FIRST_ON + timedelta(days=number // CONTACTS_A_DAY)
        is_since = on >= LAUNCH_ON
        arrested = arrested_since if is_since else ARRESTED_OF_A_THOUSAND["before"]
        is_eligible = chance(number, 2) < 200
        yield {
            "encounter_id": f"e{number}", "person": f"p{chance(number, 1) % PERSONS}", "call_id": f"c{number}",
            "local_date": on, "local_month": on.replace(day=1), "beat": f"B{number % 12 + 1:02d}", "is_met": True,
            "counts_as_repeat": True, "person_day": (on - FIRST_ON).days,
            "arrested": chance(number, 3) < arrested, "arrest_eligible": "yes" if is_eligible else "no",
            "reportable_force": chance(number, 4) < 6, "handcuffs_only": chance(number, 5) < 90,
            "involuntary_hold": None if chance(number, 6) < 40 else chance(number, 7) < 150,
            "stabilized_in_community": chance(number, 8) < 600, "officer_minutes": 30.0 + chance(number, 9) % 60,
            "minutes_to_police_release": 20.0 + chance(number, 10) % 50,
        }  # fmt: skip


def _persons(encounters: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for name in sorted({str(row["person"]) for row in encounters}):
        number = int(name[1:])
        yield {
            "person": name, "is_identified": True, "observed_days": (LAST_ON - FIRST_ON).days,
            "gender": ("woman", "man", "not_recorded")[number % 3], "age_band": ("25_to_44", "45_to_64")[number % 2],
        }  # fmt: skip


def _calls(encounters: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for number, row in enumerate(encounters):
        yield {
            "call_id": row["call_id"], "local_date": row["local_date"], "local_month": row["local_month"],
            "nexus": "yes" if number % 4 else "no", "is_eligible": True, "is_reached": number % 5 > 0,
            "team_on_duty": True, "missed_because": None if number % 5 else "all_busy", "beat": row["beat"],
            "is_confirmed_crisis": True, "category": "mental_health",
        }  # fmt: skip


def _follow_ups(encounters: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for number, row in enumerate(encounters[::4]):
        yield {
            "follow_up_id": f"f{number}", "person": row["person"], "encounter_id": row["encounter_id"],
            "rule": "within_72_hours", "local_date": row["local_date"], "is_on_time": number % 3 > 0,
            "hours_to_first_attempt": 20.0 if number % 3 else 90.0, "hours_to_reached": 30.0 if number % 2 else None,
        }  # fmt: skip


def _changes() -> Iterator[Mapping[str, Any]]:
    for change_id, since_on, kind, what, table, column in CHANGES:
        yield {
            "change_id": change_id, "since_on": since_on, "kind": kind, "what": what, "table_name": table,
            "column_name": column, "measure": None, "direction": "unknown",
        }  # fmt: skip


def kept_assessment(release: Release, *, by: User | None = None, state: str = "complete") -> Assessment:
    """An assessment of that release, with what the small data set says where it is complete."""
    made = Assessment.objects.create(release=release, requested_by=by)
    if state == "complete":
        return finish_assessment(assessment=made, assessed=assessed())
    Assessment.objects.filter(pk=made.pk).update(state=state)
    made.refresh_from_db()
    return made
