"""A directory of any version is read whole: every defect is told with its place, and none stops the reading."""

import json
import zipfile
from pathlib import Path

import pytest

from coresponder.formats.hsds import Directory, read_directory, write_csv_package, write_json
from coresponder.formats.hsds.findings import TITLES
from coresponder.formats.hsds.values import time_of_day, web_address, weekdays
from coresponder.kernel.errors import InputError
from tests.spec.services.packages import NEW, OLD, SHELTER, written


def read(path: Path, key: str = "marigold") -> Directory:
    """The directory as one source's."""
    return read_directory(path, source_key=key)


@pytest.fixture
def old(tmp_path: Path) -> Directory:
    """What is read of the old package."""
    return read(written(tmp_path / "old", OLD))


def test_every_defect_is_told_with_file_row_and_column(old: Directory) -> None:
    told = {(each.code, each.file, each.row, each.column) for each in old.findings}
    assert {
        ("id_missing", "regular_schedules.csv", 2, "id"),
        ("id_no_uuid", "services.csv", 2, "id"),
        ("id_twice", "languages.csv", 3, "id"),
        ("line_break_literal", "organizations.csv", 2, "description"),
        ("url_without_scheme", "organizations.csv", 2, "website"),
        ("required_missing", "services.csv", 2, "status"),
        ("reference_unknown", "services.csv", 3, "organization_id"),
        ("time_form", "regular_schedules.csv", 2, "opens_at"),
        ("time_unclear", "regular_schedules.csv", 3, "closes_at"),
        ("row_without_parent", "eligibility.csv", 2, "service_id"),
        ("blanks_around", "physical_addresses.csv", 2, "state_province"),
    } <= told
    assert all(each.sentence.endswith(".") and each.code in TITLES for each in old.findings)


def test_what_can_be_understood_is_in_the_form_of_today(old: Directory) -> None:
    service = old.tables["service"][0]
    assert (service["name"], service["status"], service["original_id"]) == ("Night shelter", "active", "10")
    monday, _ = old.tables["schedule"]
    assert (monday["byday"], monday["freq"], monday["opens_at"], monday["closes_at"]) == (
        "MO",
        "WEEKLY",
        "09:00",
        "17:00",
    )
    assert old.tables["organization"][0]["description"] == "Beds.\n\nMeals."
    assert old.tables["address"][0]["state_province"] == "IL"
    assert old.tables["taxonomy_term"][0]["code"] == "XX-1"


def test_half_of_the_hours_in_am_and_pm_leaves_them_unknown(old: Directory) -> None:
    _, tuesday = old.tables["schedule"]
    assert "closes_at" not in tuesday
    assert "9:00am to 5:00" in tuesday["notes"]


def test_ids_are_the_same_at_every_reading_and_another_source_s_are_others(tmp_path: Path) -> None:
    folder = written(tmp_path / "old", OLD)
    assert read(folder).tables == read(folder).tables
    assert read(folder, "other").tables["service"][0]["id"] != read(folder).tables["service"][0]["id"]


def test_rows_in_another_order_keep_their_ids(tmp_path: Path) -> None:
    turned = {
        name: "\n".join([text.split("\n")[0], *text.strip().split("\n")[:0:-1], ""]) for name, text in OLD.items()
    }
    one, other = read(written(tmp_path / "one", OLD)), read(written(tmp_path / "other", turned))
    for table, rows in one.tables.items():
        assert {row["id"] for row in rows} == {row["id"] for row in other.tables[table]}, table


@pytest.mark.parametrize(
    ("written_as", "read_as"),
    [
        ("9:00am", "09:00"),
        ("9:00 pm", "21:00"),
        ("12:00am", "00:00"),
        ("12:30pm", "12:30"),
        ("830am", "08:30"),
        ("noon", "12:00"),
        ("17:00", "17:00"),
        ("17:00:00", "17:00"),
        ("17:00-05:00", "17:00"),
        ("24:00", "00:00"),
    ],
)
def test_a_time_is_understood_however_it_is_written(written_as: str, read_as: str) -> None:
    assert time_of_day(written_as)[0] == read_as


@pytest.mark.parametrize("unclear", ["6:300pm", "8:00m", "9:0am", "5:00pm Mon", "13:00pm", "25:00", "09:00Z", "soon"])
def test_a_time_that_could_mean_two_things_means_none(unclear: str) -> None:
    assert time_of_day(unclear) == (None, "time_unclear")


def test_days_and_web_addresses_are_understood_as_people_write_them() -> None:
    assert weekdays("Monday, Thursday") == ("MO,TH", "")
    assert weekdays("1") == ("MO", "")
    assert weekdays("2WE,-1FR") == ("2WE,-1FR", "")
    assert weekdays("Someday") == (None, "weekday_bad")
    assert web_address("www.harbor.example/help")[0] == "http://www.harbor.example/help"
    assert web_address("ask us") == (None, "url_bad")


def test_a_package_without_a_defect_has_no_finding(tmp_path: Path) -> None:
    found = read(written(tmp_path / "new", NEW))
    assert found.findings == []
    assert found.tables["service"][0]["id"] == SHELTER


def test_capacity_of_3_1_is_accepted_with_its_unit(tmp_path: Path) -> None:
    unit = "0a4c1f0e-3333-4b6e-8a4c-000000000001"
    more = {
        "units.csv": f"id,name\n{unit},beds\n",
        "service_capacity.csv": (
            "id,service_id,unit_id,available,updated\n" + f"{unit[:-1]}2,{SHELTER},{unit},4,2026-11-29T08:00:00Z\n"
        ),
    }
    found = read(written(tmp_path / "new", NEW | more))
    assert found.tables["service_capacity"][0]["unit_name"] == "beds"
    assert found.tables["service_capacity"][0]["available"] == 4


def test_a_file_in_another_encoding_and_one_that_nobody_knows_are_told(tmp_path: Path) -> None:
    folder = written(tmp_path / "new", NEW | {"parking.csv": "id\n1\n"})
    (folder / "languages.csv").write_bytes(f"id,service_id,name\n,{SHELTER},Espa\xf1ol\n".encode("cp1252"))
    found = read(folder)
    assert {"encoding_other", "file_unknown", "id_missing"} == set(found.defects)
    assert found.tables["language"][0]["name"] == "Español"


def test_what_is_no_directory_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Nothing.")
    with pytest.raises(InputError, match="no HSDS in it"):
        read(tmp_path)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_is_written_reads_back_the_same(old: Directory, tmp_path: Path, form: str) -> None:
    path = tmp_path / ("out.zip" if form == "csv" else "out.json")
    (write_csv_package if form == "csv" else write_json)(old.tables, path)
    again = read(path)
    for table, rows in old.tables.items():
        plain = [{name: value for name, value in row.items() if name != "original_id"} for row in rows]
        assert by_id(again.tables[table]) == by_id(plain), table


def by_id(rows: list[dict]) -> dict[str, dict]:
    """Rows by their id, required text that is empty left out."""
    return {row["id"]: {name: value for name, value in row.items() if value != ""} for row in rows}


def test_the_package_describes_itself(old: Directory, tmp_path: Path) -> None:
    write_csv_package(old.tables, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        described = json.loads(archive.read("datapackage.json"))
        names = set(archive.namelist())
    assert described["profile"] == "tabular-data-package"
    assert {each["path"] for each in described["resources"]} <= names


def test_a_spreadsheet_runs_nothing_of_it_and_phone_numbers_stay(tmp_path: Path) -> None:
    files = NEW | {"phones.csv": f"id,service_id,number\n,{SHELTER},+1 555-0100\n"}
    files["services.csv"] = files["services.csv"].replace("A bed.", "=1+1")
    found = read(written(tmp_path / "new", files))
    write_csv_package(found.tables, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert b",'=1+1," in archive.read("services.csv")
        assert b",+1 555-0100," in archive.read("phones.csv")
    assert read(tmp_path / "out.zip").tables["service"][0]["description"] == "=1+1"
