"""Whether a service is open at an hour of a place's own clock: open, closed, or unknown. Nobody guesses.

Read from schedules as HSDS has them. Around the clock means every minute of every day, holidays too. On a federal
holiday regular hours say nothing, so what would be open is unknown unless a row is about that day. Not evaluated, and
therefore unknown on the days that it could be about: a number of occurrences, weeks of the year, days of the year.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coresponder.program.services.models import Schedule
from coresponder.program.services.models.finding import MINUTES_OF_DAY, MINUTES_OF_WEEK
from coresponder.program.services.vocabulary.answers import Frequency, Hours, Weekday
from coresponder.program.services.vocabulary.holidays import holiday_on
from coresponder.program.services.vocabulary.hours import OpenState

DAY = MINUTES_OF_DAY
CODES = Weekday.values


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Open, closed or unknown, and why it is unknown."""

    state: OpenState
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Week:
    """What is known of a week: the kind of hours, and the spans in minutes of the week."""

    hours: Hours
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Day:
    spans: tuple[tuple[int, int], ...] = ()
    unclear: bool = False
    is_about_the_day: bool = False


def week_of(schedules: Sequence[Schedule]) -> Week:
    """The week, where all that is said holds every week."""
    telling = [each for each in schedules if not _only_words(each)]
    if not telling:
        return Week(hours=Hours.UNKNOWN)
    if not all(_is_regular(each) for each in telling):
        return Week(hours=Hours.IRREGULAR)
    spans = tuple(sorted({span for each in telling for span in _spans_in_week(each)}))
    return Week(hours=Hours.AROUND_THE_CLOCK if _is_always(spans) else Hours.REGULAR, spans=spans)


def judged(schedules: Sequence[Schedule], at: datetime) -> Judged:
    """Whether it is open. `at` is on the place's own clock."""
    telling = [each for each in schedules if not _only_words(each)]
    if not telling:
        return Judged(state=OpenState.UNKNOWN, because="The directory says no hours.")
    if _is_around_the_clock(telling):
        return Judged(state=OpenState.OPEN)
    minute = at.hour * 60 + at.minute
    today, yesterday = _day(telling, at.date()), _day(telling, at.date() - timedelta(days=1))
    for day, of_day, on in ((today, minute, at.date()), (yesterday, minute + DAY, at.date() - timedelta(days=1))):
        if any(opens <= of_day < closes for opens, closes in day.spans):
            return _open_unless_holiday(day, on)
    if today.unclear or (yesterday.unclear and minute < DAY // 2):
        return Judged(state=OpenState.UNKNOWN, because="The directory’s hours for this day cannot be understood.")
    return Judged(state=OpenState.CLOSED)


def _open_unless_holiday(day: _Day, on: date) -> Judged:
    name = holiday_on(on)
    if name and not day.is_about_the_day:
        return Judged(state=OpenState.UNKNOWN, because=f"{name}: whether it is open that day is not said.")
    return Judged(state=OpenState.OPEN)


def _is_around_the_clock(telling: Sequence[Schedule]) -> bool:
    return week_of(telling).hours == Hours.AROUND_THE_CLOCK


def _day(schedules: Iterable[Schedule], on: date) -> _Day:
    """What is said for one day. A row about the day itself takes the place of what holds every week."""
    about = [each for each in schedules if is_about_days(each) and _is_valid(each, on)]
    if about:
        spans = tuple(span for each in about if not each.is_closed and (span := _span(each)))
        unclear = any(not each.is_closed and _span(each) is None for each in about)
        return _Day(spans=spans, unclear=unclear, is_about_the_day=True)
    repeating = [each for each in schedules if not is_about_days(each) and _is_valid(each, on)]
    matching = [each for each in repeating if _falls_on(each, on)]
    spans = tuple(span for each in matching if not each.is_closed and (span := _span(each)))
    unclear = any(each.is_closed is False and _span(each) is None for each in matching)
    return _Day(spans=spans, unclear=unclear or any(_cannot_be_told(each) for each in repeating))


def _only_words(each: Schedule) -> bool:
    """A row that says its hours in words only: shown to people, read by nobody."""
    return not each.is_closed and each.opens_at is None and each.closes_at is None and not each.byday


def _is_regular(each: Schedule) -> bool:
    dated = (each.valid_from, each.valid_to, each.dtstart, each.until, each.count)
    parts = (each.byweekno, each.bymonthday, each.byyearday)
    is_weekly = each.freq == Frequency.WEEKLY or (not each.freq and bool(each.byday))
    return (
        is_weekly
        and not any((*dated, *parts, each.is_closed))
        and each.interval in (None, 1)
        and _span(each) is not None
        and bool(_weekdays(each))
    )


def is_about_days(each: Schedule) -> bool:
    """A row for certain days, such as a holiday: dates and no repetition."""
    return not each.freq and not each.byday and not each.bymonthday and bool(each.valid_from or each.valid_to)


def _cannot_be_told(each: Schedule) -> bool:
    is_counted = each.count is not None or bool(each.byweekno or each.byyearday)
    is_every_other = each.interval not in (None, 1) and (each.dtstart is None or each.freq == Frequency.MONTHLY)
    return is_counted or is_every_other


def _is_valid(each: Schedule, on: date) -> bool:
    begins = each.valid_from or each.dtstart
    ends = each.valid_to or each.until
    return (begins is None or begins <= on) and (ends is None or on <= ends)


def _falls_on(each: Schedule, on: date) -> bool:
    if _cannot_be_told(each):
        return False
    if each.freq == Frequency.MONTHLY:
        return _falls_in_month(each, on)
    if each.interval not in (None, 1) and each.dtstart:
        monday = each.dtstart - timedelta(days=each.dtstart.weekday())
        if (on - monday).days // 7 % each.interval:
            return False
    days = _weekdays(each)
    return CODES[on.weekday()] in days if days else True


def _falls_in_month(each: Schedule, on: date) -> bool:
    last = (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    if each.bymonthday:
        named = {int(part) for part in each.bymonthday.split(",") if part.strip().lstrip("-").isdigit()}
        return on.day in named or on.day - last.day - 1 in named
    code = CODES[on.weekday()]
    which, from_end = (on.day - 1) // 7 + 1, -((last.day - on.day) // 7 + 1)
    return bool({code, f"{which}{code}", f"+{which}{code}", f"{from_end}{code}"} & set(each.byday.split(",")))


def _weekdays(each: Schedule) -> list[str]:
    return [part for part in each.byday.split(",") if part in CODES]


def _span(each: Schedule) -> tuple[int, int] | None:
    """Minutes from the day's midnight; over midnight the end lies beyond 1440. 23:59 is the end of the day."""
    if each.opens_at is None or each.closes_at is None:
        return None
    opens, closes = _minute(each.opens_at), _minute(each.closes_at)
    closes = DAY if closes == DAY - 1 else closes
    return opens, closes if closes > opens else closes + DAY


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _spans_in_week(each: Schedule) -> Iterable[tuple[int, int]]:
    span = _span(each) or (0, 0)
    for code in _weekdays(each):
        start = CODES.index(code) * DAY
        yield start + span[0], start + span[1]


def _is_always(spans: Iterable[tuple[int, int]]) -> bool:
    """Whether no minute of the week lies outside the spans; the last one may run on into Monday."""
    ordered = sorted(spans)
    over = max((closes - MINUTES_OF_WEEK for _, closes in ordered), default=0)
    reached = max(0, over)
    for opens, closes in ordered:
        if opens > reached:
            return False
        reached = max(reached, closes)
    return reached >= MINUTES_OF_WEEK


def minute_of_week(at: datetime) -> int:
    """Minutes since Monday 00:00 on the same clock."""
    return at.weekday() * DAY + at.hour * 60 + at.minute
