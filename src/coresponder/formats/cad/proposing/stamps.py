"""In which format a column writes its dates and times."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

DATE = (
    r"(?P<ymd>\d{4}(?P<s1>[-/.])\d{1,2}(?P=s1)\d{1,2})"
    r"|(?P<mdy4>\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)\d{4})"
    r"|(?P<mdy2>\d{1,2}(?P<s3>[-/.])\d{1,2}(?P=s3)\d{2})"
    r"|(?P<dby>\d{1,2}(?P<s4>[- ])[A-Za-z]{3}(?P=s4)(?P<y>\d{4}|\d{2}))"
    r"|(?P<bdy>[A-Za-z]{3} \d{1,2}(?P<comma>,?) \d{4})"
    r"|(?P<ybd>\d{4}(?P<s5>[- ])[A-Za-z]{3}(?P=s5)\d{1,2})"
    r"|(?P<packed>(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))"
)
TIME = (
    r"(?P<clock>\d{1,2}:\d{2})(?P<seconds>:\d{2})?(?P<fraction>\.\d{1,6})?\d*(?P<gap>\s?)(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"|(?P<packed6>[0-2]\d[0-5]\d[0-5]\d)|(?P<packed4>[0-2]\d[0-5]\d)"
)
MIDNIGHT = r"[T ](?:00:00(?::00)?(?:\.0+)?|12:00(?::00)? AM) "  # a date column that writes an idle time of its own
HOUR = r"(?P<hour>\d{1,2})(?P<point>\.0)?"  # a column of hours beside a date
TAIL = r"(?P<zone>\s?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?|[A-Z]{2,3}))?"
DATE_FIRST = re.compile(rf"(?:{DATE})(?:(?P<between>{MIDNIGHT}|T|,? +|)(?:{TIME}){TAIL})?")
DATE_AND_HOUR = re.compile(rf"(?:{DATE})(?P<between> ){HOUR}")
TIME_FIRST = re.compile(rf"(?:{TIME})(?P<between> +)(?:{DATE})")
TIME_ONLY = re.compile(rf"(?:{TIME})")
EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?(?:\.0)?")
OFFSET = re.compile(r"\s?(?:Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)$")
DATE_KINDS = ("ymd", "mdy4", "mdy2", "dby", "bdy", "ybd", "packed")
MONTHS_IN_A_YEAR = 12
ENOUGH_OF_A_COLUMN = 0.02  # rarer formats are noise, such as a typing slip


@dataclass(frozen=True, kw_only=True)
class StampReading:
    """How a column's stamps are read.

    `formats` are strptime formats, the commonest first, with %z where a value names its offset from UTC; `pattern`
    cuts away what no format can say (a zone's letters). `share` is the part of the filled cells that the formats
    read, 0 to 1. `has_date` and `has_time` say what a value holds; a time that is midnight in every row does not
    count as one, and stands in the format as the text that it is. `only_digits` warns that the values are bare
    digits, which may as well be a number that begins with a date.
    """

    formats: tuple[str, ...] = ()
    pattern: str = ""
    share: float = 0.0
    has_date: bool = False
    has_time: bool = False
    has_offset: bool = False
    is_epoch: bool = False
    only_digits: bool = False


NOT_STAMPS = StampReading()


def stamp_reading(cells: Sequence[str]) -> StampReading:
    """How the filled cells of a column are read as stamps; `NOT_STAMPS` where fewer than half of them are."""
    if not cells:
        return NOT_STAMPS
    if _share(cells, EPOCH) > 0.9:
        return StampReading(share=1.0, is_epoch=True)
    matches = [match for match in (_match(cell.strip()) for cell in cells) if match]
    if len(matches) < len(cells) / 2:
        return NOT_STAMPS
    reading = _reading(cells, matches, idle_time=False)
    idle = (
        reading.has_date and not reading.has_time and any("%H" in style or "%I" in style for style in reading.formats)
    )
    return _reading(cells, matches, idle_time=True) if idle else reading


def parse(text: str, reading: StampReading) -> datetime | None:
    """The literal as it is written, without its zone, or None where no format reads it."""
    found = re.search(reading.pattern, text) if reading.pattern else None
    literal = found.group(1) if found else text.strip()
    if reading.has_offset:
        literal = OFFSET.sub("", literal)
    for style in reading.formats:
        try:
            return datetime.strptime(literal, style.removesuffix("%z"))  # noqa: DTZ007 — the profile declares the zone
        except ValueError:
            continue
    return None


def _reading(cells: Sequence[str], matches: Sequence[re.Match[str]], *, idle_time: bool) -> StampReading:
    tails = {(match.groupdict().get("zone") or "").strip() for match in matches} - {""}
    has_offset = bool(tails) and all(OFFSET.fullmatch(tail) for tail in tails)
    style = _Style(day_first=_day_comes_first(matches), idle_time=idle_time, ending="%z" if has_offset else "")
    counted = Counter(_format(match, style) for match in matches)
    formats = tuple(style for style, times in counted.most_common(4) if times >= ENOUGH_OF_A_COLUMN * len(cells))
    reading = StampReading(
        formats=formats,
        pattern=_cutting_pattern(matches) if tails and not has_offset else "",
        has_date=any("%d" in style for style in formats),
        has_offset=has_offset,
    )
    return _checked(cells, reading)


def _checked(cells: Sequence[str], reading: StampReading) -> StampReading:
    """The reading with the share that it really reads, and whether its times tell anything; none if few are read."""
    read = [moment for moment in (parse(cell, reading) for cell in cells) if moment]
    if len(read) < len(cells) / 2:
        return NOT_STAMPS
    clock = any("%H" in style or "%I" in style for style in reading.formats)
    tells_time = clock and (len(read) < 3 or any(moment.hour or moment.minute for moment in read))
    return replace(
        reading,
        share=len(read) / len(cells),
        has_time=tells_time,
        only_digits=all(cell.strip().isdigit() for cell in cells),
    )


def _match(text: str) -> re.Match[str] | None:
    kinds = (DATE_FIRST, TIME_FIRST, DATE_AND_HOUR)
    return next(filter(None, (kind.fullmatch(text) for kind in kinds)), None) or _clock_match(text)


def _clock_match(text: str) -> re.Match[str] | None:
    """A time alone; bare digits are no time, they could be anything."""
    return None if text.isdigit() else TIME_ONLY.fullmatch(text)


def _share(cells: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(1 for cell in cells if pattern.fullmatch(cell.strip())) / len(cells)


def _day_comes_first(matches: Sequence[re.Match[str]]) -> bool:
    """Whether 03/04/2024 is 3 April here: some first number is no month, and no second one is not."""
    dates = [match.groupdict().get("mdy4") or match.groupdict().get("mdy2") for match in matches]
    pairs = [re.split(r"[-/.]", date)[:2] for date in dates if date]
    first_is_no_month = any(int(first) > MONTHS_IN_A_YEAR for first, _ in pairs)
    return first_is_no_month and not any(int(second) > MONTHS_IN_A_YEAR for _, second in pairs)


@dataclass(frozen=True, kw_only=True)
class _Style:
    """What holds for a whole column: whether days come first, whether its times are idle, how its formats end."""

    day_first: bool
    idle_time: bool
    ending: str


def _format(match: re.Match[str], style: _Style) -> str:
    """The strptime format of one matched stamp, with literal separators."""
    parts = match.groupdict()
    date = _date_format(parts, day_first=style.day_first)
    if style.idle_time and match.re is DATE_FIRST:
        return date + _without_offset(match.string, style)[len(_date_text(match)) :]
    time, between = _time_format(parts), parts.get("between") or ""
    return f"{time}{between}{date}" if match.re is TIME_FIRST else f"{date}{between}{time}{style.ending}"


def _without_offset(text: str, style: _Style) -> str:
    return OFFSET.sub("", text) if style.ending else text


def _date_text(match: re.Match[str]) -> str:
    """The part of the text that is the date; it comes first."""
    return next(match.group(name) for name in DATE_KINDS if match.groupdict().get(name))


def _date_format(parts: dict[str, str | None], *, day_first: bool) -> str:
    ahead = "%d{0}%m{0}" if day_first else "%m{0}%d{0}"
    if parts.get("ymd"):
        return "%Y{0}%m{0}%d".format(parts["s1"])
    if parts.get("mdy4"):
        return ahead.format(parts["s2"]) + "%Y"
    if parts.get("mdy2"):
        return ahead.format(parts["s3"]) + "%y"
    if parts.get("dby"):
        return "%d{0}%b{0}".format(parts["s4"]) + ("%Y" if len(parts["y"] or "") > 2 else "%y")
    if parts.get("ybd"):
        return "%Y{0}%b{0}%d".format(parts["s5"])
    if parts.get("bdy"):
        return f"%b %d{parts['comma']} %Y"
    return "%Y%m%d" if parts.get("packed") else ""


def _time_format(parts: dict[str, str | None]) -> str:
    if parts.get("packed6"):
        return "%H%M%S"
    if parts.get("packed4"):
        return "%H%M"
    if parts.get("hour"):
        return "%H" + (parts.get("point") or "")
    if not parts.get("clock"):
        return ""
    seconds = "%S" if parts.get("seconds") else ""
    fraction = ".%f" if parts.get("fraction") else ""
    half = f"{parts.get('gap') or ''}%p" if parts.get("half") else ""
    return ("%I:%M" if half else "%H:%M") + (f":{seconds}" if seconds else "") + fraction + half


def _cutting_pattern(matches: Sequence[re.Match[str]]) -> str:
    """What stands before the letters of a zone, as a pattern of one group."""
    packed = all(match.groupdict().get("packed") for match in matches)
    return r"^(\d{14})" if packed else r"^(.*?\d(?: ?[AaPp][Mm])?) ?[A-Z]{2,3}$"
