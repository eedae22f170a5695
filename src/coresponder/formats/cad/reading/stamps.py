"""Stamps as SQL expressions: from what the source wrote to an instant, with a mark where that was not plain.

For each stamp of the profile the layers of the query in `staging` add columns, each from those of the layers before:

    queued_at_text      what the source wrote, NULL where it wrote nothing
    queued_at_plain     the local time, where it is written as 2024-05-01 10:00:00
    queued_at_other     the local time, where it is written otherwise
    queued_at_wall      the one or the other
    queued_at_piece     the zone's offset in microseconds, and in its last two bits whether that local time is odd
    queued_at_is_usual  plainly written, and not odd: of the many rows for which this holds, nothing more is worked out
    queued_at_point     the instant; of a date without a time of day, its local midnight

The hour that occurs twice: stamps of one call follow each other. If 01:50 is followed by 01:10, the clock was moved in
between, so the later stamp is in the second hour. Where order does not decide, the profile's rule does; it is marked
either way. A time that did not occur is shifted forward by the length of the jump, and marked.
"""

from collections.abc import Sequence
from datetime import datetime

from coresponder.formats.cad.fields import STAMP_FIELDS
from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.marks import (
    AMBIGUOUS,
    AMBIGUOUS_BUT_ORDERED,
    DATE_ONLY,
    FINE,
    NONEXISTENT,
    UNREADABLE,
)
from coresponder.formats.sql import steps, text
from coresponder.kernel.time_zones import FIRST_YEAR, LAST_YEAR, Clock, local_pieces

SECOND = 1_000_000  # microseconds: a multiple of 4, so that the last two bits of an offset are free
ODD_BITS = 3
OUT_OF_RANGE = 3
CLOCKS: dict[Clock, int] = {"": FINE, "ambiguous": AMBIGUOUS, "nonexistent": NONEXISTENT}

PLAIN = "'____-__-__ __:__:__'"
PLAIN_DATE = "'____-__-__'"
HAS_OFFSET = r"':\d{2}(\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)$'"
WITHOUT_SECONDS = r"'^(.{10}.\d{2}:\d{2})(\s*(Z|UTC|GMT|[+-].*))$'"
DAY_BEFORE_MONTH = ("%Y-%d", "%Y/%d")
HOURS = ("%H", "%I", "%-H", "%-I")

RECEIVED_FROM = ("received_at", "phone_pickup_at", "queued_at")


def mapped_stamps(profile: Profile) -> tuple[str, ...]:
    """The stamps that the profile maps, in the order of a call's life."""
    return tuple(name for name in STAMP_FIELDS if name in profile.fields)


def received_from(profile: Profile) -> tuple[str, ...]:
    """The stamps that can say when the call came in; the first that a row has counts."""
    return tuple(name for name in RECEIVED_FROM if name in profile.fields)


def plain(name: str, profile: Profile) -> str:
    """The local time where it is written as most sources write it, which is quick to read."""
    if any(fmt.startswith(DAY_BEFORE_MONTH) for fmt in profile.stamp_formats):
        return "NULL::TIMESTAMP"
    return f"CASE WHEN {name}_text LIKE {PLAIN} THEN try_cast({name}_text AS TIMESTAMP) END"


def other(name: str, profile: Profile) -> str:
    """The local time where it is written otherwise: by the profile's formats, then as ISO 8601 allows."""
    written = f"{name}_text"
    formats = [*_formats(profile, with_time=True), *_formats(profile, with_time=False)]
    ways = [f"try_strptime({written}, {text(fmt)})" for fmt in formats]
    read = f"coalesce({', '.join([*ways, f'try_cast({written} AS TIMESTAMP)'])})"
    return f"CASE WHEN {name}_plain IS NULL AND {written} IS NOT NULL AND NOT {_has_offset(written)} THEN {read} END"


def wall(name: str) -> str:
    """The local time."""
    return f"coalesce({name}_plain, {name}_other)"


def piece(name: str, profile: Profile) -> str:
    """The zone's offset at that local time and whether it is odd, as one number.

    Where there is no local time it means nothing. To ask for that first would double the cost of all others.
    """
    return steps(f"{name}_wall", _pieces(profile))


def is_usual(name: str) -> str:
    """Whether it is plainly written and the clock was not moved that hour."""
    return f"{name}_plain IS NOT NULL AND {name}_piece & {ODD_BITS} = {FINE}"


def point(name: str, stamps: Sequence[str], profile: Profile) -> str:
    """The instant: given with its own offset from UTC, or in local time; of a date, its local midnight."""
    first = f"epoch_us({name}_wall) - {name}_piece + ({name}_piece & {ODD_BITS})"
    later = f"{steps(f'{name}_wall', _later_by(profile))}::BIGINT"
    moved = f"CASE WHEN {_is_second(name, stamps, profile)} THEN {later} ELSE 0 END"
    local = (
        f"CASE WHEN {_odd(name, OUT_OF_RANGE)} THEN NULL WHEN {_odd(name, AMBIGUOUS)} THEN {first} + {moved}"
        f" ELSE {first} END"
    )
    usual = f"epoch_us({name}_wall) - {name}_piece"
    worked_out = f"CASE WHEN {name}_text IS NOT NULL THEN coalesce({local}, {given(name, profile)}) END"
    return f"make_timestamptz(CASE WHEN {name}_is_usual THEN {usual} ELSE {worked_out} END)"


def instant(name: str, profile: Profile) -> str:
    """The instant. A date without a time of day is none: an interval from it would be made up."""
    return f"CASE WHEN {name}_is_usual THEN {name}_point WHEN NOT {is_date(name, profile)} THEN {name}_point END"


def literal(name: str) -> str:
    """What the source wrote, where the instant and the zone would not give it back.

    A plain local time (2024-05-01 10:00:00) is not stored a second time: it is the instant in the source's zone. For
    a large export that saves a quarter of the time.
    """
    return f"CASE WHEN {name}_is_usual THEN NULL ELSE {name}_text END"


def are_usual(stamps: Sequence[str]) -> str:
    """Whether every stamp of the row is usual, or not recorded."""
    return " AND ".join(f"({is_fine(name)})" for name in stamps)


def is_fine(name: str) -> str:
    """Whether there is nothing to say of that stamp."""
    return f"{name}_is_usual OR {name}_text IS NULL"


def mark(name: str, stamps: Sequence[str], profile: Profile) -> str:
    """What was found in that stamp; see `marks`."""
    second = _is_second(name, stamps, profile)
    ordered = second if profile.repeated_hour == "first" else f"NOT ({second})"
    return (
        f"CASE WHEN {is_fine(name)} THEN {FINE} WHEN {name}_point IS NULL THEN {UNREADABLE}"
        f" WHEN {is_date(name, profile)} THEN {DATE_ONLY} WHEN {_odd(name, NONEXISTENT)} THEN {NONEXISTENT}"
        f" WHEN {_odd(name, AMBIGUOUS)} THEN CASE WHEN {ordered} THEN {AMBIGUOUS_BUT_ORDERED} ELSE {AMBIGUOUS} END"
        f" ELSE {FINE} END"
    )


def received(profile: Profile) -> str:
    """When the call came in: the first of the profile's stamps for that which the row has, even if only a date."""
    return f"coalesce({', '.join(f'{name}_point' for name in received_from(profile))})"


def received_mark(stamps: Sequence[str], profile: Profile) -> str:
    """The mark of the stamp that says when the call came in."""
    names = received_from(profile)
    cases = " ".join(f"WHEN {name}_point IS NOT NULL THEN {mark(name, stamps, profile)}" for name in names)
    return f"CASE {cases} ELSE {FINE} END"


def given(name: str, profile: Profile) -> str:
    """Microseconds of UTC where the text names its own offset, such as 2024-05-01T10:00:00-05:00."""
    written = f"{name}_text"
    whole = f"regexp_replace({written}, {WITHOUT_SECONDS}, '\\1:00\\2')"
    formats = [f"try_strptime({written}, {text(fmt)})" for fmt in profile.stamp_formats if "%z" in fmt]
    ways = ", ".join([f"try_cast({whole} AS TIMESTAMPTZ)", *formats])
    return f"CASE WHEN {_has_offset(written)} THEN epoch_us(coalesce({ways})) END"


def is_date(name: str, profile: Profile) -> str:
    """Whether what is written there is a date without a time of day."""
    written = f"{name}_text"
    by_format = [f"try_strptime({written}, {text(fmt)}) IS NOT NULL" for fmt in _formats(profile, with_time=False)]
    return f"({' OR '.join([f'{written} LIKE {PLAIN_DATE}', *by_format])})"


def _odd(name: str, kind: int) -> str:
    return f"{name}_piece & {ODD_BITS} = {kind}"


def _is_second(name: str, stamps: Sequence[str], profile: Profile) -> str:
    """Of an ambiguous stamp: whether the second of two equal local times is meant."""
    place = stamps.index(name)
    if profile.repeated_hour == "first":
        return _goes_back(stamps, range(1, place + 1))
    return f"NOT ({_goes_back(stamps[place:], range(1, len(stamps) - place))})"


def _goes_back(stamps: Sequence[str], places: range) -> str:
    """Whether, at one of these places, a repeated local time is earlier than one of a stamp before it."""
    again = [f"CASE WHEN {_odd(name, AMBIGUOUS)} THEN {name}_wall END" for name in stamps]
    comparisons = [f"coalesce({again[place]} < greatest({', '.join(again[:place])}), FALSE)" for place in places]
    return " OR ".join(comparisons) or "FALSE"


def _pieces(profile: Profile) -> list[tuple[datetime | None, int]]:
    """Stretches of local time, each with its offset and oddity as one number."""
    known = [
        (piece.starts, piece.offset_seconds * SECOND + CLOCKS[piece.clock]) for piece in local_pieces(profile.zone)
    ]
    earliest = (datetime(FIRST_YEAR, 1, 1), known[0][1])  # noqa: DTZ001 - local time
    latest = (datetime(LAST_YEAR + 1, 1, 1), OUT_OF_RANGE)  # noqa: DTZ001 - local time
    within = [(starts, number) for starts, number in known[1:] if starts and earliest[0] < starts < latest[0]]
    return [(None, OUT_OF_RANGE), earliest, *within, latest]


def _later_by(profile: Profile) -> list[tuple[datetime | None, int]]:
    """Microseconds from the first to the second occurrence of a local time: an hour, but for a few zones at times."""
    pieces: list[tuple[datetime | None, int]] = [(None, 0)]
    for found in local_pieces(profile.zone):
        later_by = (found.offset_seconds - found.later_offset_seconds) * SECOND
        if found.clock == "ambiguous" and later_by != pieces[-1][1]:
            pieces.append((found.starts, later_by))
    return pieces


def _formats(profile: Profile, *, with_time: bool) -> list[str]:
    zoneless = [fmt for fmt in profile.stamp_formats if "%z" not in fmt]
    return [fmt for fmt in zoneless if any(hour in fmt for hour in HOURS) == with_time]


def _has_offset(written: str) -> str:
    return f"regexp_matches({written}, {HAS_OFFSET})"
