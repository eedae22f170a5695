"""When a service is open, in the few words that fit on a card. Plain Python over spans of minutes of the week."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from coresponder.program.services.pocket_card.wording import CardWords

DAY = 24 * 60
WEEK = 7 * DAY
Span = tuple[int, int]
NOON = 12


def said(spans: Iterable[Span], words: CardWords) -> str:
    """“Mon–Fri 8:30 AM–5 PM, Sat 9 AM–1 PM”. A night counts for the day on which it begins."""
    by_day = [_of_day(_joined(spans), day) for day in range(7)]
    runs: list[tuple[list[int], Sequence[Span]]] = []
    for hours, days in groupby(range(7), key=lambda day: by_day[day]):
        if hours:
            runs.append((list(days), hours))
    if not runs:
        return words.ask_hours
    return words.comma.join(f"{_days(days, words)} {_hours(hours, words)}" for days, hours in runs)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans that touch at midnight are one night; the end of the week touches its beginning."""
    found: list[Span] = []
    for opens, closes in sorted(spans):
        if found and found[-1][1] == opens and opens % DAY == 0 and closes - opens < DAY // 2:
            found[-1] = (found[-1][0], closes)
        else:
            found.append((opens, closes))
    if len(found) > 1 and found[0][0] == 0 and found[-1][1] == WEEK and found[0][1] < DAY // 2:
        found[-1] = (found[-1][0], WEEK + found.pop(0)[1])
    return found


def _of_day(spans: Sequence[Span], day: int) -> tuple[Span, ...]:
    return tuple((opens - day * DAY, closes - day * DAY) for opens, closes in spans if opens // DAY == day)


def _days(days: Sequence[int], words: CardWords) -> str:
    if len(days) == len(words.days):
        return words.every_day
    first, last = words.days[days[0]], words.days[days[-1]]
    return first if len(days) == 1 else f"{first}–{last}"


def _hours(spans: Sequence[Span], words: CardWords) -> str:
    return words.comma.join(words.apart(f"{_clock(opens, words)}–{_clock(closes, words)}") for opens, closes in spans)


def _clock(minute: int, words: CardWords) -> str:
    hour, minutes = divmod(minute % DAY, 60)
    if words.clock == "24":
        return f"{hour:02d}:{minutes:02d}"
    half = "AM" if hour < NOON else "PM"
    return f"{(hour - 1) % NOON + 1}{f':{minutes:02d}' if minutes else ''} {half}"
