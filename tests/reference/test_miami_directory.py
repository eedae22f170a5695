"""The 211 directory of Miami-Dade as it was published in 2019, whole, with every defect: loaded, and loaded again.

Its terms are those of a licensed taxonomy, so nothing of it is part of this project.
"""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coresponder.formats.hsds import Directory, read_directory
from coresponder.program.services.actions.exporting import export_directory
from coresponder.program.services.actions.importing import begin_import, take_over
from coresponder.program.services.actions.importing import look_through as looked_through
from coresponder.program.services.models import DirectoryImport, Listing, Service
from coresponder.program.services.queries.search import Filters, Point, suitable
from coresponder.program.services.vocabulary.exports import ExportForm
from coresponder.program.services.vocabulary.hours import OpenState
from coresponder.safeguards.accounts.models import User

pytestmark = [pytest.mark.heavy, pytest.mark.shared_data]
ROWS = {
    "organization": 1074,
    "service": 4089,
    "location": 4089,
    "service_at_location": 4089,
    "address": 4089,
    "accessibility": 4089,
    "contact": 4089,
    "phone": 4067,
    "language": 9364,
    "schedule": 11350,
    "taxonomy_term": 1994,
    "attribute": 26259,
}
# 11,350 schedules and 2,244 rows of eligibility without a key; 22,406 times with am or pm; 447 services and 3,015
# locations of organizations that are not there; 2,244 rows of eligibility that name no service at all.
DEFECTS = {
    "id_no_uuid": 58678,
    "time_form": 22406,
    "id_missing": 13594,
    "id_twice": 8636,
    "required_missing": 8307,
    "line_break_literal": 6973,
    "blanks_around": 4069,
    "reference_unknown": 3462,
    "url_without_scheme": 3357,
    "row_without_parent": 2244,
    "extension_inside": 262,
    "time_unclear": 40,
    "needed_missing": 22,
    "column_unknown": 6,
    "url_bad": 4,
    "text_too_long": 1,
}


@pytest.fixture(scope="module")
def miami() -> Directory:
    """The directory as it is read."""
    from tests.conftest import SHARED_DATA

    if not SHARED_DATA.is_dir():
        pytest.skip("The public data are not beside the project (../shared/data).")
    return read_directory(SHARED_DATA / "hsds-miami-211", source_key="211-miami")


def test_every_row_is_read_and_every_defect_told(miami: Directory) -> None:
    assert miami.counts == ROWS
    assert miami.defects == DEFECTS


def taken_over(directory: Directory, by: User) -> DirectoryImport:
    """Look it through and take it over."""
    begun = begin_import(file_name="miami", source_name="211 Miami", sha256="", by=by)
    looked_through(directory_import=begun, directory=directory, by=by)
    return take_over(directory_import=begun, directory=directory, by=by)


def test_it_loads_whole_and_a_second_time_nothing_changes(miami: Directory, carlos: User, tmp_path: Path) -> None:
    first = taken_over(miami, carlos)
    # One more organization stands in for those that services name and the package does not have.
    assert first.counts == {table: {"new": count + (table == "organization")} for table, count in ROWS.items()}
    assert (Service.objects.count(), Listing.objects.count()) == (4089, 4089)
    second = taken_over(miami, carlos)
    assert all(set(counts) == {"unchanged"} for counts in second.counts.values())
    export_directory(to=tmp_path / "out.zip", form=ExportForm.CSV, by=carlos)
    again = taken_over(read_directory(tmp_path / "out.zip", source_key="211-miami"), carlos)
    assert all(set(counts) == {"unchanged"} for counts in again.counts.values())
    downtown = Point(latitude=25.7743, longitude=-80.1937)
    noon = datetime(2026, 12, 1, 12, tzinfo=ZoneInfo("America/Chicago"))
    found = suitable(need="emergency_shelter", near=downtown, at=noon, filters=Filters(within_miles=15))
    assert found
    assert all(each.open_state != OpenState.CLOSED for each in found)
