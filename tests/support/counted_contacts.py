"""A data set for the program's own evaluation, with so many contacts and calls reached. Nobody is meant."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.utils import timezone

from coresponder.analysis.measures.outcomes.program import ARROW_TYPES
from coresponder.formats.dataset import Table
from coresponder.formats.dataset.tables import ENCOUNTERS, PROGRAM_CALLS, SHIFTS
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder

SHIFTS_OF_FOUR_HOURS = 2


def data_set_of_contacts(
    year: int, *, march: int, september: int = 0, persons: int = 40, reached: int = 50
) -> None:  # fmt: skip
    """Contacts in March and September of the year; in March eligible calls, thirty of them missed, and two shifts."""
    now = timezone.now()
    release = Release.objects.create(
        purpose="evaluation", detail="moments", as_of_at=now, state="ready", ready_at=now, sha256="0" * 64
    )
    folder = release_folder(release.pk)
    folder.mkdir()
    days = [date(year, 3, 5)] * march + [date(year, 9, 5)] * september
    _write(folder, ENCOUNTERS, [_contact(place, day, persons) for place, day in enumerate(days)])
    calls = [_call(place, date(year, 3, 5), is_reached=place < reached) for place in range(reached + 30)]
    _write(folder, PROGRAM_CALLS, calls)
    shifts = [_shift(place, date(year, 3, 5)) for place in range(SHIFTS_OF_FOUR_HOURS)]
    _write(folder, SHIFTS, shifts)


def _contact(place: int, day: date, persons: int) -> dict[str, Any]:
    met = {"is_met": True, "counts_as_repeat": True, "origin": "dispatch"}
    return {"encounter_id": f"e{place}", "local_date": day, "person": f"p{place % persons}"} | met


def _call(place: int, day: date, *, is_reached: bool) -> dict[str, Any]:
    return {"call_id": f"c{place}", "local_date": day, "is_eligible": True, "is_reached": is_reached}


def _shift(place: int, day: date) -> dict[str, Any]:
    return {"shift_id": f"s{place}", "local_date": day, "state": "ended", "worked_minutes": 240.0}


def _write(folder: Path, table: Table, rows: list[dict[str, Any]]) -> None:
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])
    filled = [{column.name: row.get(column.name) for column in table.columns} for row in rows]
    pq.write_table(pa.Table.from_pylist(filled, schema=schema), folder / f"{table.name}.parquet")
