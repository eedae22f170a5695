"""The whole county, written into a folder: export, beats, places, and what was planted."""

import csv
import json
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from coresponder.analysis.synthetic import geography
from coresponder.analysis.synthetic.calls import draw_calls
from coresponder.analysis.synthetic.defects import (
    LINE_988_AFTER_SHARE,
    MARKER_AFTER_SHARE,
    PLANTED,
    RENAMED_AFTER_SHARE,
    Defects,
    day_after_share,
    rows_without_beat,
    rows_without_point,
    spoil_stamps,
)
from coresponder.analysis.synthetic.demand import HOUR_SECONDS, Clock, draw_received, make_clock
from coresponder.analysis.synthetic.endings import draw_endings
from coresponder.analysis.synthetic.export import Record, make_table, write_export
from coresponder.analysis.synthetic.filing import draw_filing, filed, unreadable_lines
from coresponder.analysis.synthetic.names import COUNTY, POPULATION
from coresponder.analysis.synthetic.places import Places, make_places
from coresponder.analysis.synthetic.planted import truth
from coresponder.analysis.synthetic.stamps import MISSING, Stamps, draw_stamps
from coresponder.analysis.synthetic.streams import Integers, Streams

SEED = 2026
YEARS = 3
CALLS_A_YEAR = 55_000
LAST_ON = date(2025, 6, 30)
PROFILE = "demonstration"


@dataclass(frozen=True, kw_only=True)
class CountyFiles:
    """Where the county was written, and what goes with it: the shipped profile's name and the number of residents."""

    export: Path
    beats: Path
    places: Path
    planted: Path
    profile: str
    population: int
    first_on: date
    last_on: date


def write_county(
    folder: Path,
    *,
    seed: int = SEED,
    years: int = YEARS,
    calls_per_year: int = CALLS_A_YEAR,
    last_on: date = LAST_ON,
    defects: Defects = PLANTED,
) -> CountyFiles:
    """Write Marigold County's calls of some years before its planned launch into `folder`, the same for the same seed.

    The export holds personal columns (invented ones) and planted defects, as exports do; planted.json counts them.
    It is a demonstration, not a model of any place: nothing found in it says anything about real calls.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = _files(folder, first_on=_years_before(last_on, years), last_on=last_on)
    streams = Streams(seed)
    clock = make_clock(files.first_on, last_on)
    received = draw_received(streams, clock, last_on=last_on, calls_a_year=calls_per_year)
    record = _draw_record(streams, clock, received, files, calls_per_year=calls_per_year, defects=defects)
    _write(streams, record, clock, files, defects)
    return files


def _files(folder: Path, *, first_on: date, last_on: date) -> CountyFiles:
    return CountyFiles(
        export=folder / "marigold-county-calls.csv.gz",
        beats=folder / "marigold-county-beats.geojson",
        places=folder / "marigold-county-places.csv",
        planted=folder / "planted.json",
        profile=PROFILE,
        population=POPULATION,
        first_on=first_on,
        last_on=last_on,
    )


def _years_before(last_on: date, years: int) -> date:
    day_after = last_on + timedelta(days=1)
    return day_after.replace(year=day_after.year - years)


def _draw_record(
    streams: Streams, clock: Clock, received: Integers, files: CountyFiles, *, calls_per_year: int, defects: Defects
) -> Record:
    local, count = clock.local(received), len(received)
    places = make_places(streams, calls_a_year=calls_per_year)
    calls = draw_calls(streams, received, local, places, line_988_from=_seconds_at(files, LINE_988_AFTER_SHARE))
    stamps = spoil_stamps(streams, draw_stamps(streams, calls, local), calls, defects)
    without_point, impossible_point = rows_without_point(streams, count, defects)
    return Record(
        calls=calls,
        places=places,
        endings=draw_endings(streams, calls, marker_from=_seconds_at(files, MARKER_AFTER_SHARE)),
        received=local,
        stamps=_local_stamps(stamps, clock),
        is_renamed=(received >= _seconds_at(files, RENAMED_AFTER_SHARE)) & defects.has_renamed_type,
        without_point=without_point,
        impossible_point=impossible_point,
        without_beat=rows_without_beat(streams, count, defects),
        disposition_width=defects.disposition_width,
    )


def _seconds_at(files: CountyFiles, share: float) -> int:
    day = day_after_share(files.first_on, files.last_on, share)
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _local_stamps(stamps: Stamps, clock: Clock) -> Stamps:
    values = {field.name: getattr(stamps, field.name) for field in fields(stamps)}
    local = {name: np.where(utc == MISSING, MISSING, clock.local(utc)) for name, utc in values.items()}
    return replace(stamps, **local)


def _write(streams: Streams, record: Record, clock: Clock, files: CountyFiles, defects: Defects) -> None:
    filing = draw_filing(streams, record.calls, record.received, defects)
    record, nonexistent = _clock_not_switched(record, clock, filing.kept, defects)
    table = filed(make_table(streams, record), filing, record.is_renamed, disposition_width=defects.disposition_width)
    broken = unreadable_lines(streams, table, defects)
    write_export(table, files.export, unreadable=broken)
    files.beats.write_text(json.dumps(geography.geojson()), encoding="utf-8")
    _write_places(record.places, files.places)
    planted = truth(record, filing, unreadable=len(broken), nonexistent=nonexistent)
    files.planted.write_text(json.dumps({"county": COUNTY, **planted}, indent=1), encoding="utf-8")


def _clock_not_switched(record: Record, clock: Clock, kept: Integers, defects: Defects) -> tuple[Record, int]:
    """In the hour after the clock springs forward some calls are stamped an hour early, in an hour that never was."""
    jumps = np.flatnonzero(np.diff(clock.offsets) > 0) + 1
    received = record.calls.received
    hours_in = (received - clock.start_seconds) // HOUR_SECONDS
    rows = np.intersect1d(np.flatnonzero(np.isin(hours_in, jumps)), kept)[: defects.nonexistent_hour_rows]
    early = record.received.copy()
    early[rows] -= HOUR_SECONDS
    return replace(record, received=early), len(rows)


def _write_places(places: Places, path: Path) -> None:
    areas = geography.beats()
    named = [place for place in range(len(places.name)) if places.name[place]]
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("name", "kind", "address", "beat"))
        rows.writerows(_place_row(places, place, areas) for place in named)


def _place_row(places: Places, place: int, areas: tuple[geography.Beat, ...]) -> tuple[Any, ...]:
    return places.name[place], places.kind[place], places.address[place], areas[places.beat[place]].name
