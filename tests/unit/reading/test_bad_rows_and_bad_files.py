"""One bad row never fails a file, and a file that fails says why."""

from pathlib import Path

import pytest

from coresponder.formats.cad.profile import FieldRule
from coresponder.kernel.errors import CoresponderError, InputError, ProfileError
from tests.unit.reading.reading import HEADER, profile, read, row, table

GOOD = [row(f"N{number}", type="Alarm") for number in range(1, 6)]

BAD_ROWS: dict[str, tuple[str | bytes, str]] = {
    "too few fields": ("N9,2024-05-01 10:00:00", "It has fewer columns than the header."),
    "too many fields": (row("N9") + ",x,y", "It has more columns than the header."),
    "no event number": (row(""), "It has no event number, so the call could not be recognized again."),
    "no readable time": (
        row("N9", "yesterday"),
        "What stands where it should say when the call came in cannot be read as a time.",
    ),
    "a stray quotation mark": (
        row("N9", type='"Ala"rm'),
        "A quotation mark in it stands where it should not, or is not closed.",
    ),
    "an unclosed quotation mark": (
        row("N9", type='"Alarm'),
        "A quotation mark in it stands where it should not, or is not closed.",
    ),
    "a byte of another encoding": (
        row("N9", type="Café").encode("cp1252"),
        "It holds bytes that are not text in the file's encoding.",
    ),
}


@pytest.mark.parametrize(("bad", "reason"), BAD_ROWS.values(), ids=BAD_ROWS.keys())
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("quoted", [False, True], ids=["no quotes", "quotes elsewhere"])
def test_one_bad_row_costs_itself_and_no_other(
    bad: str | bytes, reason: str, ending: str, quoted: bool, tmp_path: Path
) -> None:
    good = [row(f"N{number}", type='"Alarm, silent é"' if quoted else "Alarm é") for number in range(1, 6)]
    lines = [HEADER, *good[:3], bad, *good[3:], ""]
    content = ending.encode().join(line if isinstance(line, bytes) else line.encode() for line in lines)
    with read(tmp_path, content) as found:
        (file,) = found.intake.files
        assert (file.rows, file.read, file.rejected) == (6, 5, {reason: 1})
        assert found.versions("event_number, input_row") == [("N1", 1), ("N2", 2), ("N3", 3), ("N4", 5), ("N5", 6)]
        assert found.rejects()[0].startswith(("export-1.csv,4," + reason, f'export-1.csv,4,"{reason}"'))


def test_rows_keep_their_numbers_around_many_rejects(tmp_path: Path) -> None:
    lines = [row(f"N{number}") if number % 3 else "short" for number in range(1, 20_001)]
    with read(tmp_path, table(*lines)) as found:
        wrong = "SELECT count(*) FROM call_versions WHERE event_number <> 'N' || input_row"
        assert found.workspace.connection.execute(wrong).fetchone() == (0,)
        assert (found.intake.read, found.intake.rejected) == (13_334, 6_666)


def test_several_unclosed_quotation_marks_cost_their_own_rows(tmp_path: Path) -> None:
    lines = [row(f"N{number}", type='"Alarm' if number in (2, 4, 5) else "Alarm") for number in range(1, 9)]
    with read(tmp_path, table(*lines)) as found:
        assert [number for (number,) in found.versions("event_number")] == ["N1", "N3", "N6", "N7", "N8"]


def test_the_original_is_never_written_to(tmp_path: Path) -> None:
    content = table(row("N1", type='"Alarm'), row("N2"))
    with read(tmp_path, content):
        assert (tmp_path / "export-1.csv").read_text(encoding="utf-8") == content


def test_lines_that_end_now_so_and_now_so_are_read(tmp_path: Path) -> None:
    content = HEADER + "\r\n" + "\n".join(GOOD[:2]) + "\r\n" + "\r\n".join(GOOD[2:]) + "\n"
    with read(tmp_path, content) as found:
        assert found.intake.read == 5


def test_titles_above_the_header_are_no_rows(tmp_path: Path) -> None:
    with read(tmp_path, "Calls for service\nMay 2024\n" + table(*GOOD[:2], "short", *GOOD[2:])) as found:
        assert found.versions("event_number, input_row")[-1] == ("N5", 6)
        assert found.rejects()[0].startswith("export-1.csv,3,It has fewer columns than the header.,")


def test_the_rejects_file_shows_what_the_profile_maps_and_no_place_and_no_person(tmp_path: Path) -> None:
    bad = row("N9", "yesterday", type="Welfare check", place="12 Elm St", lat="44.9", lon="-93.1", caller="Ann Nobody")
    with read(tmp_path, table(*GOOD, bad)) as found:
        (line,) = found.rejects()
    assert "N9" in line
    assert "Welfare check" in line
    assert "yesterday" in line
    assert not any(kept in line for kept in ("Elm", "44.9", "Ann"))


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_the_rejects_file_runs_as_a_formula(start: str, tmp_path: Path) -> None:
    with read(tmp_path, table(*GOOD, row("N9", "yesterday", type=f"{start}HYPERLINK(1)"))) as found:
        assert f",'{start}HYPERLINK(1)," in found.rejects()[0]


def test_a_column_that_disappears_half_way_fails_the_file(tmp_path: Path) -> None:
    short = [line.rsplit(",", 1)[0] for line in GOOD]
    with pytest.raises(InputError) as refused, read(tmp_path, table(*GOOD, *short)):
        pass
    assert refused.value.code == "column_disappears"
    assert "From row 6 on" in refused.value.sentence


def test_a_line_of_totals_at_the_end_fails_nothing(tmp_path: Path) -> None:
    with read(tmp_path, table(*GOOD, "Total,5")) as found:
        assert (found.intake.read, found.intake.rejected) == (5, 1)


def test_a_file_of_another_layout_names_the_closest_columns(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as refused, read(tmp_path, table(*GOOD).replace("number,received", "numbr,phone")):
        pass
    assert refused.value.code == "missing_columns"
    assert "“number” (closest: “numbr”)" in refused.value.sentence
    assert "“received”" in refused.value.sentence


def test_a_file_of_which_no_row_can_be_read_says_the_commonest_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused, read(tmp_path, table(row("N1", "x"), row("N2", "y"))):
        pass
    assert refused.value.code == "nothing_read"
    assert "cannot be read as a time" in refused.value.sentence


def test_column_names_are_found_whatever_their_case(tmp_path: Path) -> None:
    with read(tmp_path, table(*GOOD, header=HEADER.upper())) as found:
        assert found.intake.read == 5


WRONG_PROFILES = {
    "no stamp for coming in": (
        lambda: profile(fields={"received_at": FieldRule(columns=("nothing",))}),
        "missing_columns",
    ),
    "a format that is none": (lambda: profile(stamp_formats=("%Q",)), "profile_expression"),
    "a pattern that is none": (
        lambda: profile(fields={"beat": FieldRule(columns=("type",), pattern="(")}),
        "field_pattern",
    ),
    "a pattern of another dialect": (
        lambda: profile(fields={"beat": FieldRule(columns=("type",), pattern="(?<=a)b")}),
        "profile_expression",
    ),
    "a person's column for a field": (
        lambda: profile(fields={"place_type": FieldRule(columns=("caller",))}),
        "personal_column_mapped",
    ),
    "units without a unit": (lambda: profile(grain="unit"), "no_unit"),
}


@pytest.mark.parametrize(("wrong", "code"), WRONG_PROFILES.values(), ids=WRONG_PROFILES.keys())
def test_a_profile_that_cannot_work_says_why(wrong: object, code: str, tmp_path: Path) -> None:
    with pytest.raises(CoresponderError) as refused, read(tmp_path, table(*GOOD), by=wrong()):  # type: ignore[operator]
        pass
    assert refused.value.code == code
    assert refused.value.next_step


def test_a_profile_without_any_stamp_of_coming_in_is_refused(tmp_path: Path) -> None:
    by = profile()
    del by.fields["received_at"], by.fields["queued_at"]
    with pytest.raises(ProfileError) as refused, read(tmp_path, table(*GOOD), by=by):
        pass
    assert refused.value.code == "no_received_stamp"


def test_personal_columns_are_dropped_and_the_intake_says_which(tmp_path: Path) -> None:
    header = HEADER + ",caller_name,Call Back Phone,DOB,narrative,shift"
    rows = [f"{line},Ann Nobody,555-0100,2000-01-01,text,A" for line in GOOD]
    with read(tmp_path, table(*rows, header=header)) as found:
        (file,) = found.intake.files
        assert file.personal_columns_dropped == ("caller", "caller_name", "Call Back Phone", "DOB", "narrative")
        assert file.other_columns_dropped == ("shift",)
        left = [path.read_bytes() for path in found.workspace.folder.rglob("*") if path.is_file()]
        assert not any(b"Nobody" in content or b"555-0100" in content for content in left)


@pytest.mark.parametrize("column", ["place", "lat"])
def test_no_address_is_in_anything_that_reading_leaves_behind(column: str, tmp_path: Path) -> None:
    secret = "4711 Nobody Lane" if column == "place" else "44.123456"
    with read(tmp_path, table(row("N1", **{column: secret}), row("N2"))) as found:
        left = [path for path in found.workspace.folder.rglob("*") if path.is_file()]
        assert left
        assert not any(secret.encode() in path.read_bytes() for path in left)
