"""Open, closed, or not known: nobody is sent to a door that is only guessed to be open."""

from datetime import date, datetime, time
from typing import Any

import pytest

from coresponder.program.services.models import Schedule
from coresponder.program.services.queries.hours import judged, week_of
from coresponder.program.services.vocabulary.answers import Hours
from coresponder.program.services.vocabulary.hours import OpenState

WEEKDAYS = "MO,TU,WE,TH,FR"
EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"
MONDAY, SATURDAY = date(2026, 11, 30), date(2026, 12, 5)


def weekly(days: str, opens: str, closes: str, **more: Any) -> Schedule:
    """A row that holds every week."""
    hours = {"opens_at": time.fromisoformat(opens), "closes_at": time.fromisoformat(closes)}
    return Schedule(freq="WEEKLY", byday=days, **hours, **more)


def state(schedules: list[Schedule], day: date, clock: str) -> OpenState:
    """What is said at that hour."""
    return judged(schedules, datetime.combine(day, time.fromisoformat(clock))).state


class TestTheSameEveryWeek:
    OFFICE = [weekly(WEEKDAYS, "09:00", "17:00")]

    @pytest.mark.parametrize(
        ("day", "clock", "expected"),
        [
            (MONDAY, "08:59", OpenState.CLOSED),
            (MONDAY, "09:00", OpenState.OPEN),
            (MONDAY, "16:59", OpenState.OPEN),
            (MONDAY, "17:00", OpenState.CLOSED),
            (SATURDAY, "12:00", OpenState.CLOSED),
        ],
    )
    def test_it_is_open_within_its_hours_only(self, day: date, clock: str, expected: OpenState) -> None:
        assert state(self.OFFICE, day, clock) == expected

    def test_two_rows_leave_the_lunch_break_between_them(self) -> None:
        rows = [weekly("MO", "08:00", "12:00"), weekly("MO", "13:00", "17:00")]
        assert state(rows, MONDAY, "12:30") == OpenState.CLOSED
        assert state(rows, MONDAY, "13:00") == OpenState.OPEN


class TestOverMidnight:
    NIGHT = [weekly("SA", "20:00", "08:00")]

    def test_a_night_belongs_to_the_day_on_which_it_begins(self) -> None:
        assert state(self.NIGHT, SATURDAY, "07:00") == OpenState.CLOSED
        assert state(self.NIGHT, SATURDAY, "23:59") == OpenState.OPEN
        assert state(self.NIGHT, date(2026, 12, 6), "07:59") == OpenState.OPEN
        assert state(self.NIGHT, date(2026, 12, 6), "08:00") == OpenState.CLOSED

    def test_the_night_from_sunday_runs_into_monday(self) -> None:
        assert state([weekly("SU", "22:00", "06:00")], MONDAY, "05:00") == OpenState.OPEN


class TestAroundTheClock:
    def test_the_same_hour_twice_on_every_day_is_around_the_clock(self) -> None:
        rows = [weekly(EVERY_DAY, "00:00", "00:00")]
        assert week_of(rows).hours == Hours.AROUND_THE_CLOCK
        assert state(rows, date(2026, 12, 25), "03:00") == OpenState.OPEN, "never closed means on holidays too"

    def test_until_a_minute_before_midnight_is_until_midnight(self) -> None:
        assert week_of([weekly(EVERY_DAY, "00:00", "23:59")]).hours == Hours.AROUND_THE_CLOCK


class TestWhatNobodyKnows:
    def test_without_hours_it_is_not_known(self) -> None:
        assert state([], MONDAY, "12:00") == OpenState.UNKNOWN
        assert state([Schedule(description="By appointment")], MONDAY, "12:00") == OpenState.UNKNOWN

    def test_a_day_whose_hours_cannot_be_read_is_not_known_and_the_others_are(self) -> None:
        rows = [weekly("TU", "09:00", "17:00"), Schedule(freq="WEEKLY", byday="MO", opens_at=time(9))]
        assert week_of(rows).hours == Hours.IRREGULAR
        assert state(rows, MONDAY, "12:00") == OpenState.UNKNOWN
        assert state(rows, date(2026, 12, 1), "12:00") == OpenState.OPEN

    def test_a_row_that_counts_its_occurrences_is_not_evaluated_and_not_guessed(self) -> None:
        assert state([weekly("MO", "09:00", "17:00", count=10)], MONDAY, "12:00") == OpenState.UNKNOWN


class TestHolidays:
    CHRISTMAS = date(2026, 12, 25)  # a Friday

    def test_regular_hours_say_nothing_about_a_holiday(self) -> None:
        found = judged([weekly(WEEKDAYS, "09:00", "17:00")], datetime.combine(self.CHRISTMAS, time(12)))
        assert found.state == OpenState.UNKNOWN
        assert "Christmas" in found.because

    def test_a_row_about_the_day_says_it(self) -> None:
        office = weekly(WEEKDAYS, "09:00", "17:00")
        closed = Schedule(valid_from=self.CHRISTMAS, valid_to=self.CHRISTMAS, is_closed=True)
        short = Schedule(valid_from=self.CHRISTMAS, valid_to=self.CHRISTMAS, opens_at=time(10), closes_at=time(12))
        assert state([office, closed], self.CHRISTMAS, "10:30") == OpenState.CLOSED
        assert state([office, short], self.CHRISTMAS, "10:30") == OpenState.OPEN
        assert state([office, short], self.CHRISTMAS, "12:30") == OpenState.CLOSED

    def test_the_night_after_a_holiday_began_on_it(self) -> None:
        night = [weekly(WEEKDAYS, "20:00", "08:00")]
        assert state(night, date(2026, 12, 26), "03:00") == OpenState.UNKNOWN
        assert state(night, self.CHRISTMAS, "03:00") == OpenState.OPEN, "that night began on the 24th"


class TestWithinTheMonth:
    def test_the_first_and_the_last_monday(self) -> None:
        rows = [weekly("1MO", "09:00", "17:00")]
        rows[0].freq = "MONTHLY"
        assert state(rows, date(2026, 12, 7), "12:00") == OpenState.OPEN
        assert state(rows, date(2026, 12, 14), "12:00") == OpenState.CLOSED
        rows[0].byday = "-1MO"
        assert state(rows, MONDAY, "12:00") == OpenState.OPEN

    def test_days_of_the_month_counted_from_either_end(self) -> None:
        row = Schedule(freq="MONTHLY", bymonthday="15,-1", opens_at=time(9), closes_at=time(17))
        assert state([row], date(2026, 12, 15), "12:00") == OpenState.OPEN
        assert state([row], date(2026, 12, 31), "12:00") == OpenState.OPEN
        assert state([row], date(2026, 12, 16), "12:00") == OpenState.CLOSED

    def test_every_other_week_counts_from_its_first_day(self) -> None:
        row = weekly("MO", "09:00", "17:00", interval=2, dtstart=MONDAY)
        assert state([row], date(2026, 12, 7), "12:00") == OpenState.CLOSED
        assert state([row], date(2026, 12, 14), "12:00") == OpenState.OPEN

    def test_a_row_holds_only_within_its_dates(self) -> None:
        row = weekly("MO", "09:00", "17:00", valid_from=date(2026, 12, 1), valid_to=date(2026, 12, 31))
        assert state([row], MONDAY, "12:00") == OpenState.CLOSED
        assert state([row], date(2026, 12, 7), "12:00") == OpenState.OPEN
