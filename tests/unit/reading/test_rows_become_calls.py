"""What a row of an export says is what is kept of the call, and nothing is filled in."""

from pathlib import Path

import pytest

from coresponder.formats.cad.profile import FieldRule
from tests.unit.reading.reading import profile, read, row, table


def test_local_time_becomes_an_instant(tmp_path: Path) -> None:
    with read(tmp_path, table(row(received="2024-05-01 10:00:00", arrived="2024-05-01 10:12:30"))) as found:
        assert found.versions("received_at, first_arrived_at, queued_at") == [
            ("2024-05-01 15:00:00", "2024-05-01 15:12:30", None)
        ]


def test_texts_are_kept_as_the_source_spells_them_but_for_spaces_around(tmp_path: Path) -> None:
    with read(tmp_path, table(row(type="  Welfare  Check ", priority="2"))) as found:
        assert found.versions("final_type, priority") == [("Welfare  Check", "2")]


@pytest.mark.parametrize("nothing", ["", "NULL", "null", "\\N", "N/A", "None", " ", " NULL ", "REDACTED"])
def test_a_spelling_of_nothing_is_nothing(nothing: str, tmp_path: Path) -> None:
    by = profile(empty_spellings=("REDACTED",))
    with read(tmp_path, table(row(type=nothing, arrived=nothing)), by=by) as found:
        assert found.versions("final_type, first_arrived_at") == [(None, None)]
        assert found.intake.unreadable == {}


def test_an_unreadable_stamp_is_counted_and_left_empty(tmp_path: Path) -> None:
    with read(tmp_path, table(row("N1", arrived="soon"), row("N2", arrived="2024-13-01 10:00:00"))) as found:
        assert found.versions("first_arrived_at, first_arrived_literal") == [
            (None, "soon"),
            (None, "2024-13-01 10:00:00"),
        ]
        assert found.intake.unreadable == {"first_arrived_at": 2}
        assert found.intake.rejected == 0


@pytest.mark.parametrize("default", ["1900-01-01 00:00:00", "2099-12-31 23:59:59", "0001-01-01 00:00:00"])
def test_a_default_that_a_program_filled_in_is_no_time(default: str, tmp_path: Path) -> None:
    with read(tmp_path, table(row(cleared=default))) as found:
        assert found.versions("first_cleared_at") == [(None,)]
        assert found.intake.unreadable == {"first_cleared_at": 1}


def test_the_call_came_in_at_the_first_stamp_that_says_so(tmp_path: Path) -> None:
    by = profile(
        fields={
            "received_at": FieldRule(columns=("cleared",)),
            "phone_pickup_at": FieldRule(columns=("received",)),
            "first_cleared_at": FieldRule(columns=("arrived",)),
        }
    )
    rows = table(row("N1", cleared="2024-05-01 09:59:00"), row("N2"), row("N3", "", queued="2024-05-01 10:05:00"))
    with read(tmp_path, rows, by=by) as found:
        assert found.versions("received_at") == [
            ("2024-05-01 14:59:00",),
            ("2024-05-01 15:00:00",),
            ("2024-05-01 15:05:00",),
        ]


def test_a_plain_local_time_is_not_stored_a_second_time(tmp_path: Path) -> None:
    rows = table(row("N1"), row("N2", "2024-05-01T10:00:00.000"), row("N3", "2024-11-03 01:30:00"))
    with read(tmp_path, rows) as found:
        assert found.versions("received_at, received_literal") == [
            ("2024-05-01 15:00:00", None),
            ("2024-05-01 15:00:00", "2024-05-01T10:00:00.000"),
            ("2024-11-03 06:30:00", "2024-11-03 01:30:00"),
        ]


def test_a_plain_literal_is_had_back_from_the_instant_and_the_zone(tmp_path: Path) -> None:
    with read(tmp_path, table(row(received="2024-05-01 10:00:07"))) as found:
        shown = "strftime(received_at AT TIME ZONE 'America/Chicago', '%Y-%m-%d %H:%M:%S')"
        query = f"SELECT coalesce(received_literal, {shown}) FROM call_versions"
        assert found.workspace.connection.execute(query).fetchall() == [("2024-05-01 10:00:07",)]


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("5/1/2024 3:04:05 PM", "2024-05-01 20:04:05"),
        ("05/01/2024 15:04", "2024-05-01 20:04:00"),
        ("2024-05-01T15:04:05", "2024-05-01 20:04:05"),
        ("2024-05-01 15:04", "2024-05-01 20:04:00"),
        ("2024-05-01T15:04:05-07:00", "2024-05-01 22:04:05"),
        ("2024-05-01 15:04:05+0000", "2024-05-01 15:04:05"),
        ("2024-05-01T15:04:05.250Z", "2024-05-01 15:04:05"),
        ("2024-05-01T15:04Z", "2024-05-01 15:04:00"),
        ("2024-05-01 15:04:05 UTC", "2024-05-01 15:04:05"),
        ("01MAY2024 15:04:05 -0500", "2024-05-01 20:04:05"),
    ],
)
def test_a_stamp_is_read_by_the_profiles_formats_or_as_iso_with_its_own_offset_respected(
    written: str, instant: str, tmp_path: Path
) -> None:
    by = profile(stamp_formats=("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M", "%d%b%Y %H:%M:%S %z"))
    with read(tmp_path, table(row(received=written)), by=by) as found:
        assert found.versions("received_at") == [(instant,)]


def test_a_source_that_writes_the_day_before_the_month_is_never_read_the_other_way(tmp_path: Path) -> None:
    by = profile(stamp_formats=("%Y-%d-%m %H:%M:%S",))
    with read(tmp_path, table(row(received="2024-05-01 10:00:00")), by=by) as found:
        assert found.versions("received_at") == [("2024-01-05 16:00:00",)]


def test_a_day_without_a_time_is_no_instant_but_for_when_the_call_came_in(tmp_path: Path) -> None:
    by = profile(stamp_formats=("%m/%d/%Y",))
    with read(tmp_path, table(row(received="05/01/2024", arrived="05/01/2024", cleared="2024-05-01")), by=by) as found:
        assert found.versions("received_at, first_arrived_at, first_cleared_at") == [
            ("2024-05-01 05:00:00", None, None)
        ]
        (file,) = found.intake.files
        assert file.dates_without_time == {"received_at": 1, "first_arrived_at": 1, "first_cleared_at": 1}


def test_values_are_translated_as_the_profile_says(tmp_path: Path) -> None:
    by = profile(
        fields={
            "call_source": FieldRule(columns=("ending",), values={"Yes": "911", "Unit": "officer_initiated"}),
            "priority": FieldRule(columns=("priority",), values={"H": "1"}),
            "disposition": FieldRule(columns=("type",)),
        }
    )
    rows = [row("N1", ending="Yes", priority="H"), row("N2", ending="Drone", priority="L"), row("N3")]
    with read(tmp_path, table(*rows), by=by) as found:
        assert found.versions("call_source, priority") == [("911", "1"), ("unknown", "L"), (None, None)]


def test_a_field_is_put_together_from_columns_and_taken_out_by_a_pattern(tmp_path: Path) -> None:
    by = profile(
        fields={
            "beat": FieldRule(columns=("ending", "priority"), join="-"),
            "queued_at": FieldRule(columns=("type",), pattern=r"(\d{4}-\d{2}-\d{2}) @ (\d{2}:\d{2}:\d{2})"),
        }
    )
    rows = [row("N1", ending="A", priority="7", type="Elm St; 2024-05-01 @ 10:01:00;"), row("N2", priority="7")]
    with read(tmp_path, table(*rows), by=by) as found:
        assert found.versions("beat, queued_at") == [("A-7", "2024-05-01 15:01:00"), ("7", None)]


def test_a_disposition_that_fills_its_width_may_be_cut_off(tmp_path: Path) -> None:
    rows = [row("N1", ending='"AST-Assist,A"'), row("N2", ending="AST-Assist"), row("N3")]
    with read(tmp_path, table(*rows)) as found:
        assert found.versions("disposition, disposition_cut") == [
            ("AST-Assist,A", True),
            ("AST-Assist", False),
            (None, None),
        ]


def test_coordinates_are_rounded_and_impossible_ones_are_none(tmp_path: Path) -> None:
    rows = [
        row("N1", lat="44.97654", lon="-93.26543"),
        row("N2", lat="0", lon="0"),
        row("N3", lat="944.9", lon="-93.2"),
        row("N4", lat="north", lon="-93.2"),
        row("N5", lat="44.9"),
    ]
    with read(tmp_path, table(*rows)) as found:
        nowhere = [(None, None)] * 4
        assert found.versions("latitude, longitude") == [(44.977, -93.265), *nowhere]
        (file,) = found.intake.files
        assert (file.impossible_coordinates, file.unreadable) == (2, {"coordinates": 1})


def test_the_same_place_is_recognized_however_it_is_written(tmp_path: Path) -> None:
    same = ["100 Block of Elm St.", "100 BLOCK OF ELM  ST", '"100 block of elm st,"']
    rows = [row(f"N{number}", place=place) for number, place in enumerate([*same, "200 Block of Elm St", ""])]
    with read(tmp_path, table(*rows)) as found:
        first, second, third, other, nowhere = [key for (key,) in found.versions("place_key")]
        assert first == second == third
        assert other not in (None, first)
        assert nowhere is None


def test_without_an_address_places_are_recognized_by_coordinates(tmp_path: Path) -> None:
    by = profile()
    del by.fields["address"]
    near = [row("N1", lat="44.97651", lon="-93.26541"), row("N2", lat="44.97694", lon="-93.26549")]
    with read(tmp_path, table(*near, row("N3", lat="44.98", lon="-93.26"), row("N4")), by=by) as found:
        first, second, farther, nowhere = [key for (key,) in found.versions("place_key")]
        assert (first == second, first == farther, nowhere) == (True, False, None)
