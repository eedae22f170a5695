"""The hour that occurs twice and the hour that does not occur: marked, and never guessed silently."""

from pathlib import Path

import pytest

from tests.unit.reading.reading import profile, read, row, table

TWICE = "2024-11-03 01:30:00"  # in Chicago: 06:30 and 07:30 UTC
NEVER = "2024-03-10 02:30:00"


@pytest.mark.parametrize(("rule", "instant"), [("first", "2024-11-03 06:30:00"), ("second", "2024-11-03 07:30:00")])
def test_a_time_that_occurred_twice_is_read_by_the_profiles_rule_and_flagged(
    rule: str, instant: str, tmp_path: Path
) -> None:
    with read(tmp_path, table(row(received=TWICE)), by=profile(repeated_hour=rule)) as found:
        assert found.versions("received_at, received_literal") == [(instant, TWICE)]
        assert found.intake.files[0].clock_changes == {"received_at": {"ambiguous": 1}}


def test_the_order_of_a_calls_own_stamps_decides_where_it_can(tmp_path: Path) -> None:
    stamps = row(received="2024-11-03 01:50:00", queued="2024-11-03 01:55:00", arrived="2024-11-03 01:10:00")
    for rule in ("first", "second"):
        with read(tmp_path, table(stamps), by=profile(repeated_hour=rule)) as found:
            assert found.versions("received_at, queued_at, first_arrived_at") == [
                ("2024-11-03 06:50:00", "2024-11-03 06:55:00", "2024-11-03 07:10:00")
            ]
            kinds = found.intake.files[0].clock_changes
            assert sum(counts.get("ambiguous_but_ordered", 0) for counts in kinds.values()) == (
                1 if rule == "first" else 2
            )


def test_once_the_clock_went_back_it_stays_back(tmp_path: Path) -> None:
    stamps = row(
        received="2024-11-03 01:50:00",
        queued="2024-11-03 01:05:00",
        arrived="2024-11-03 01:55:00",
        cleared="2024-11-03 02:10:00",
    )
    with read(tmp_path, table(stamps)) as found:
        assert found.versions("received_at, queued_at, first_arrived_at, first_cleared_at") == [
            ("2024-11-03 06:50:00", "2024-11-03 07:05:00", "2024-11-03 07:55:00", "2024-11-03 08:10:00")
        ]


def test_a_stamp_outside_the_hour_decides_nothing(tmp_path: Path) -> None:
    stamps = row(received="2024-11-03 00:59:00", queued=TWICE, arrived="2024-11-03 02:00:00")
    with read(tmp_path, table(stamps)) as found:
        assert found.versions("queued_at") == [("2024-11-03 06:30:00",)]
        assert found.intake.files[0].clock_changes == {"queued_at": {"ambiguous": 1}}


def test_a_time_that_did_not_occur_is_shifted_forward_and_flagged(tmp_path: Path) -> None:
    with read(tmp_path, table(row(received=NEVER))) as found:
        assert found.versions("received_at, received_literal") == [("2024-03-10 08:30:00", NEVER)]
        assert found.intake.files[0].clock_changes == {"received_at": {"nonexistent": 1}}


def test_a_literal_with_an_offset_is_not_ambiguous(tmp_path: Path) -> None:
    with read(tmp_path, table(row(received="2024-11-03T01:30:00-06:00"))) as found:
        assert found.versions("received_at") == [("2024-11-03 07:30:00",)]
        assert found.intake.files[0].clock_changes == {}


def test_where_clocks_are_never_moved_nothing_is_flagged(tmp_path: Path) -> None:
    with read(tmp_path, table(row(received=TWICE)), by=profile(time_zone="America/Phoenix")) as found:
        assert found.versions("received_at") == [("2024-11-03 08:30:00",)]
        assert found.intake.files[0].clock_changes == {}


def test_the_source_literal_is_kept_wherever_the_hour_was_odd(tmp_path: Path) -> None:
    with read(tmp_path, table(row("N1", TWICE), row("N2", "2024-11-03 03:00:00"))) as found:
        assert found.versions("received_literal") == [(TWICE,), (None,)]
