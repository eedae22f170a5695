"""Cells as people write them, turned into what HSDS asks for, with the code of what was wrong with them."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

# A value, and the code of a finding about it or nothing.
Read = tuple[Any, str]

ISO_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$")
SPOKEN_TIME = re.compile(r"(\d{1,2})(?::?(\d{2}))?\s*([ap])\.?\s*(?:m\.?)?$", re.IGNORECASE)
NAMED_TIMES = {"noon": "12:00", "midnight": "00:00"}
US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})$")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")
HOST = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[:/?#]\S*)?$", re.IGNORECASE)
WEEKDAYS = {
    "mo": "MO", "tu": "TU", "we": "WE", "th": "TH", "fr": "FR", "sa": "SA", "su": "SU",
    "1": "MO", "2": "TU", "3": "WE", "4": "TH", "5": "FR", "6": "SA", "7": "SU",
}  # fmt: skip
OCCURRENCE = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$")
EXTENSION = re.compile(r"(.*\d)\s*(?:x|ext\.?|extension)\s*(\d{1,6})$", re.IGNORECASE)


def time_of_day(text: str) -> Read:
    """HH:MM. A time in UTC says nothing certain about the clock at the door, so it is unclear."""
    if text.casefold() in NAMED_TIMES:
        return NAMED_TIMES[text.casefold()], "time_form"
    if spoken := SPOKEN_TIME.match(text):
        return _spoken(int(spoken[1]), int(spoken[2] or 0), spoken[3].casefold())
    iso = ISO_TIME.match(text)
    if iso is None or iso[3] == "Z":
        return None, "time_unclear"
    return _clock(int(iso[1]) % 24 if int(iso[1]) == 24 else int(iso[1]), int(iso[2]), "time_form" if iso[3] else "")


def is_spoken(text: str) -> bool:
    """True for a time with am or pm."""
    return bool(SPOKEN_TIME.match(text))


def _spoken(hour: int, minute: int, half: str) -> Read:
    if not 1 <= hour <= 12:
        return None, "time_unclear"
    return _clock(hour % 12 + (12 if half == "p" else 0), minute, "time_form")


def _clock(hour: int, minute: int, code: str) -> Read:
    return (f"{hour:02}:{minute:02}", code) if hour < 24 and minute < 60 else (None, "time_unclear")


def day(text: str) -> Read:
    """YYYY-MM-DD; month/day/year is read as Americans write it, and said."""
    if american := US_DATE.match(text):
        return _date(int(american[3]), int(american[1]), int(american[2]), "date_form")
    try:
        return date.fromisoformat(text[:10]).isoformat(), ""
    except ValueError:
        return None, "date_bad"


def _date(year: int, month: int, of_month: int, code: str) -> Read:
    try:
        return date(year, month, of_month).isoformat(), code
    except ValueError:
        return None, "date_bad"


def instant(text: str) -> Read:
    """An instant in ISO form, as written; one without an offset counts as UTC."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None, "date_bad"
    return (read if read.tzinfo else datetime.fromisoformat(f"{read.isoformat()}+00:00")).isoformat(), ""


def number(text: str) -> Read:
    """A number; a whole one stays whole."""
    try:
        read = float(text.replace(",", ""))
    except ValueError:
        return None, "number_bad"
    if read != read or abs(read) > 1e12:
        return None, "number_bad"
    return (int(read) if read.is_integer() else read), ""


def integer(text: str) -> Read:
    """A whole number from 0 on that a database column holds."""
    read, code = number(text)
    return (read, code) if isinstance(read, int) and 0 <= read <= 32000 else (None, "number_bad")


def web_address(text: str) -> Read:
    """An address that a browser opens."""
    if not HOST.match(text):
        return None, "url_bad"
    return (text, "") if re.match(r"https?://", text, re.IGNORECASE) else (f"http://{text}", "url_without_scheme")


def email(text: str) -> Read:
    """An e-mail address, as far as its form tells."""
    return (text, "") if EMAIL.match(text) else (None, "email_bad")


def yes_no(text: str) -> Read:
    """True or false, as people and programs write it."""
    known = {"true": True, "t": True, "yes": True, "1": True, "false": False, "f": False, "no": False, "0": False}
    return (known[text.casefold()], "") if text.casefold() in known else (None, "choice_bad")


def weekdays(text: str) -> Read:
    """Days as iCalendar writes them: “MO,TH”, “1MO”, and what earlier versions wrote: “Monday”, 1."""
    found = [_weekday(part.strip()) for part in re.split(r"[,;]", text) if part.strip()]
    return (",".join(found), "") if found and all(found) else (None, "weekday_bad")


def _weekday(part: str) -> str:
    if OCCURRENCE.match(part.upper()):
        return part.upper()
    return WEEKDAYS.get(part.casefold() if part.isdigit() else part.casefold()[:2], "")


def extension_apart(phone: str) -> tuple[str, str]:
    """The number and the extension that stands inside it, if one does."""
    found = EXTENSION.match(phone)
    return (found[1].strip(), found[2]) if found else (phone, "")


READERS: dict[str, Callable[[str], Read]] = {
    "time": time_of_day,
    "date": day,
    "instant": instant,
    "number": number,
    "integer": integer,
    "url": web_address,
    "email": email,
    "yes_no": yes_no,
}
