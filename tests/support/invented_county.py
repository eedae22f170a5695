"""The invented county's encounters as a program data set, made from the drawn years and by the extract's own rules.

Only what a measure of contacts asks: no calls, referrals or follow-ups. Nobody is named; a person is a number.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from coresponder.analysis.measures.outcomes import Program
from coresponder.analysis.measures.outcomes.program import ARROW_TYPES
from coresponder.analysis.synthetic.encounters import LAUNCH_ON, YearContact, draw_year, draw_year_before
from coresponder.analysis.synthetic.encounters.duty import ZONE
from coresponder.analysis.synthetic.encounters.planted import CHANGE_IN_RECORDING, TELEPHONE_COUNTS_FROM
from coresponder.formats.dataset import TABLES
from coresponder.formats.dataset.tables.encounters import ANSWERED
from coresponder.formats.encounter import FORM
from coresponder.program.extracts.rows.combining import Combined
from coresponder.program.extracts.rows.flags import flags_of

LAST_ON = date(2026, 11, 29)
BY_NAME = {table.name: table for table in TABLES}
TRAITS = {
    "race_ethnicity": ("white", "white", "white", "hispanic_latino", "black_african_american", "asian", "not_recorded"),
    "age_band": ("25_to_44", "25_to_44", "45_to_64", "18_to_24", "65_or_older", "not_recorded"),
    "gender": ("woman", "man", "man", "woman", "another", "not_recorded"),
    "language": ("en", "en", "en", "es", "another", "not_recorded"),
    "housing": ("stable", "stable", "unsheltered", "at_risk", "not_recorded"),
}


@cache
def invented_tables() -> dict[str, pa.Table]:
    """Encounters of the year before and since the launch, persons with traits, and the change in recording."""
    contacts = [*draw_year_before().contacts, *draw_year(last_on=LAST_ON).contacts]
    encounters = list(_encounters(contacts))
    return {
        "encounters": _stored("encounters", encounters),
        "persons": _stored("persons", list(_persons(encounters))),
        "recording_changes": _stored("recording_changes", [_change()]),
    }


def invented_program(**rest: Any) -> Program:
    """The program over these tables; everything else goes to it (period)."""
    database = ibis.duckdb.from_connection(duckdb.connect())
    tables = {name: database.create_table(name, rows) for name, rows in invented_tables().items()}
    return Program(tables=tables, launch_on=LAUNCH_ON, **rest)


def _encounters(contacts: Sequence[YearContact]) -> Iterator[dict[str, Any]]:
    first: dict[int, date] = {}
    for place, contact in enumerate(contacts):
        found = contact.situation
        day = found.started_at.astimezone(ZONE).date()
        if contact.person is not None:
            first.setdefault(contact.person, day)
        yield {
            "encounter_id": f"e{place}",
            "person": None if contact.person is None else f"p{contact.person}",
            "person_day": None if contact.person is None else (day - first[contact.person]).days,
            "beat": found.call.beat,
            "started_at": found.started_at,
            "local_date": day,
            "local_month": day.replace(day=1),
            "is_met": found.is_met,
            "counts_as_repeat": contact.is_on_call,
            "has_operational_part": any(part.part == "operational" for part in contact.parts),
            "has_clinical_part": any(part.part == "clinical" for part in contact.parts),
            **_said(contact),
        }


def _said(contact: YearContact) -> dict[str, Any]:
    parts = {part.part: part.answers for part in contact.parts if part.part != "substance_use"}
    said = Combined(by_part=parts)
    answers = {name: said.code(name) if FORM.by_name[name].kind == "code" else said.number(name) for name in ANSWERED}
    return {**answers, **flags_of(said, is_met=contact.situation.is_met)}


def _persons(encounters: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: dict[str, date] = {}
    for row in encounters:
        if row["person"]:
            seen.setdefault(row["person"], row["local_date"])
    for person, first_on in seen.items():
        number = int(person[1:])
        traits = {name: codes[(number * 7 + place) % len(codes)] for place, (name, codes) in enumerate(TRAITS.items())}
        followed = {"first_on": first_on, "observed_days": (LAST_ON - first_on).days}
        yield {"person": person, "is_identified": True, **followed, **traits}


def _change() -> dict[str, Any]:
    return {
        "change_id": "one",
        "since_on": TELEPHONE_COUNTS_FROM,
        "what": CHANGE_IN_RECORDING,
        "table_name": "encounters",
        "column_name": "warm_handoff",
    }


def _stored(name: str, rows: Sequence[dict[str, Any]]) -> pa.Table:
    table = BY_NAME[name]
    schema = pa.schema([(column.name, ARROW_TYPES[column.type]) for column in table.columns])
    return pa.Table.from_pylist([{key: row.get(key) for key in schema.names} for row in rows], schema=schema)
