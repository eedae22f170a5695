"""Reading again changes nothing; a later version of a call supersedes, and both are kept."""

from pathlib import Path

import pytest

from coresponder.formats.cad.profile import FieldRule
from tests.unit.reading.reading import HEADER, profile, read, row, table

STANDING = "event_number, version, is_current, final_type"
BOTH = [("N1", 1, True, "Alarm"), ("N2", 1, True, "Welfare check")]
WEEK = table(row("N1", type="Alarm"), row("N2", type="Welfare check"))


def test_calls_that_occur_once_have_one_version(tmp_path: Path) -> None:
    with read(tmp_path, WEEK) as found:
        assert found.versions(STANDING) == BOTH
        assert (found.intake.read, found.intake.duplicates) == (2, 0)


def test_reading_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    with read(tmp_path, WEEK, WEEK) as found:
        assert found.versions(STANDING) == BOTH
        assert [(file.rows, file.read, file.duplicates) for file in found.intake.files] == [(2, 2, 0), (2, 0, 2)]


def test_the_same_rows_in_another_file_are_duplicates(tmp_path: Path) -> None:
    with read(tmp_path, WEEK, WEEK.replace("\n", "\r\n")) as found:
        assert found.versions(STANDING) == BOTH
        assert found.intake.files[1].duplicates == 2


def test_overlapping_exports_merge(tmp_path: Path) -> None:
    next_week = table(row("N2", type="Welfare check"), row("N3", type="Fight"))
    with read(tmp_path, WEEK, next_week) as found:
        assert found.versions(STANDING) == [*BOTH, ("N3", 1, True, "Fight")]
        assert [(file.read, file.duplicates) for file in found.intake.files] == [(2, 0), (1, 1)]


def test_a_later_version_supersedes_and_both_are_kept(tmp_path: Path) -> None:
    with read(tmp_path, WEEK, table(row("N2", type="Suicidal person"))) as found:
        assert found.versions(STANDING) == [
            ("N1", 1, True, "Alarm"),
            ("N2", 1, False, "Welfare check"),
            ("N2", 2, True, "Suicidal person"),
        ]
        assert found.intake.files[1].new_versions == 1


def test_a_call_that_changed_back_is_as_it_was_said_last(tmp_path: Path) -> None:
    changed, back = table(row("N1", type="Fight")), table(row("N1", type="Alarm"))
    with read(tmp_path, table(row("N1", type="Alarm")) + "\n", changed, back) as found:
        current = [version for version in found.versions(STANDING) if version[2]]
        assert current == [("N1", 2, True, "Alarm")]


def test_an_old_file_given_again_at_the_end_makes_nothing_old_current(tmp_path: Path) -> None:
    old, new = table(row("N1", type="Alarm")), table(row("N1", type="Fight"))
    with read(tmp_path, old, new, old) as found:
        assert found.versions(STANDING) == [("N1", 1, False, "Alarm"), ("N1", 2, True, "Fight")]


def test_versions_within_one_file_follow_its_rows(tmp_path: Path) -> None:
    rows = [row("N1", type="Alarm"), row("N1", type="Alarm"), row("N1", type="Fight")]
    with read(tmp_path, table(*rows)) as found:
        assert found.versions(STANDING) == [("N1", 1, False, "Alarm"), ("N1", 2, True, "Fight")]
        (file,) = found.intake.files
        assert (file.rows, file.read, file.duplicates, file.new_versions) == (3, 2, 1, 1)


def test_only_what_the_profile_maps_makes_a_new_version(tmp_path: Path) -> None:
    again = table(row("N1", type="Alarm", caller="Nobody Atall"))
    with read(tmp_path, table(row("N1", type="Alarm")), again) as found:
        assert found.intake.files[1].duplicates == 1


def test_rows_that_repeat_word_for_word_can_be_calls_of_their_own(tmp_path: Path) -> None:
    rows = table(row("N1", type="Alarm"), row("N1", type="Alarm"), row("N2", type="Fight"))
    with read(tmp_path, rows, rows + "\n", by=profile(identical_rows="calls")) as found:
        assert found.versions(STANDING) == [
            ("N1", 1, True, "Alarm"),
            ("N1/2", 1, True, "Alarm"),
            ("N2", 1, True, "Fight"),
        ]
        assert [file.duplicates for file in found.intake.files] == [0, 3]


def test_a_feed_without_numbers_is_known_by_a_fingerprint(tmp_path: Path) -> None:
    by = profile(fields={"event_number": FieldRule(columns=("received", "place"), digest=True)})
    rows = table(row(place="1 Nowhere St"), row(place="2 Nowhere St"), row(place="1 Nowhere St"))
    with read(tmp_path, rows, by=by) as found:
        numbers = [number for (number,) in found.versions("event_number")]
        assert len(set(numbers)) == 2
        assert all(len(number) == 32 for number in numbers)


UNITS = f"{HEADER},unit,nth"
BY_UNIT = profile(
    grain="unit", fields={"unit": FieldRule(columns=("unit",)), "unit_order": FieldRule(columns=("nth",))}
)


def _unit(number: str, unit: str, nth: str, **cells: str) -> str:
    return f"{row(number, **cells)},{unit},{nth}"


def test_rows_of_units_become_responses_and_calls(tmp_path: Path) -> None:
    rows = [
        _unit("N1", "B7", "2", arrived="2024-05-01 10:20:00", type="Backup"),
        _unit("N1", "A1", "1", arrived="2024-05-01 10:10:00", cleared="2024-05-01 11:00:00", type="Fight"),
        _unit("N2", "A1", "1"),
    ]
    with read(tmp_path, table(*rows, header=UNITS), by=BY_UNIT) as found:
        assert found.units("event_number, unit, unit_order, arrived_at, cleared_at") == [
            ("N1", "A1", 1, "2024-05-01 15:10:00", "2024-05-01 16:00:00"),
            ("N1", "B7", 2, "2024-05-01 15:20:00", None),
            ("N2", "A1", 1, None, None),
        ]
        assert found.versions(f"{STANDING}, first_arrived_at, first_cleared_at", order="event_number") == [
            ("N1", 1, True, "Fight", "2024-05-01 15:10:00", "2024-05-01 16:00:00"),
            ("N2", 1, True, None, None, None),
        ]
        assert found.intake.read == 3


def test_a_units_row_that_changed_makes_a_version_of_the_call(tmp_path: Path) -> None:
    first = [_unit("N1", "A1", "1", type="Alarm"), _unit("N1", "B7", "2")]
    later = [_unit("N1", "A1", "1", type="Fight"), _unit("N1", "B7", "2")]
    exports = [table(*rows, header=UNITS) for rows in (first, later)]
    with read(tmp_path, *exports, by=BY_UNIT) as found:
        assert found.versions(STANDING, order="version") == [("N1", 1, False, "Alarm"), ("N1", 2, True, "Fight")]
        assert len(found.units("unit")) == 2
        assert [(file.read, file.duplicates) for file in found.intake.files] == [(2, 0), (1, 1)]


def test_a_row_without_its_unit_is_rejected_where_rows_are_units(tmp_path: Path) -> None:
    rows = [_unit("N1", "A1", "1"), _unit("N1", "", "2")]
    with read(tmp_path, table(*rows, header=UNITS), by=BY_UNIT) as found:
        assert found.intake.files[0].rejected == {"It names no unit, although each row of this source is a unit's.": 1}


@pytest.mark.parametrize("threads", [1, 2])
def test_versions_come_out_the_same_whatever_the_machine(threads: int, tmp_path: Path) -> None:
    rows = [row(f"N{number % 40}", type=f"T{number % 7}") for number in range(400)]
    with read(tmp_path, table(*rows)) as found:
        current = [version for version in found.versions(STANDING) if version[2]]
        assert sorted(current) == sorted((f"N{n}", 7, True, f"T{(360 + n) % 7}") for n in range(40))
