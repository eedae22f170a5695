"""Stamps as SQL expressions: from what the source wrote to an instant, with a mark where that was not plain.

For each stamp of the profile the layers of the query in `staging` add columns, each from those of the layers before:

    queued_at_text       what the source wrote, NULL where it wrote nothing
    queued_at_plain      the local time, where it is written as 2024-05-01 10:00:00
    queued_at_other      the local time, where it is written otherwise
    queued_at_wall       the one or the other, within the years of a dispatch center
    queued_at_piece      the zone's offset (seconds x 4) and whether that local time is odd: see CLOCKS
    queued_at_is_usual   plainly written, and not odd: the many rows for which nothing more has to be worked out
    queued_at_first      microseconds of UTC; where the local time occurred twice, of the first
    queued_at_again      the local time where it occurred twice that night, else NULL
    queued_at_is_second  whether the second of the two is meant
    queued_at_point      the instant; of a date without a time of day, its local midnight
    queued_at_mark       what was found; see `marks`

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
from coresponder.kernel.time_zones import FIRST_YEAR, LAST_YEAR, Clock, LocalPiece, local_pieces

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
    return f"CASE WHEN {name}_plain IS NULL AND NOT {_has_offset(written)} THEN {read} END"


def wall(name: str) -> str:
    """The local time, NULL where its year is no year of a dispatch center."""
    cases = " ".join(f"WHEN {_in_range(f'{name}_{way}')} THEN {name}_{way}" for way in ("plain", "other"))
    return f"CASE {cases} END"


def piece(name: str, profile: Profile) -> str:
    """The zone's offset at that local time and whether it is odd, as one number."""
    pieces = [(found.starts, _number(found)) for found in local_pieces(profile.zone)]
    return f"CASE WHEN {name}_wall IS NOT NULL THEN {steps(f'{name}_wall', pieces)} END"


def is_usual(name: str) -> str:
    """Whether it is plainly written and the clock was not moved that hour."""
    return f"{name}_plain IS NOT NULL AND {name}_piece & 3 = {FINE}"


def first(name: str) -> str:
    """Microseconds of UTC; where the local time occurred twice, of the first."""
    return f"epoch_us({name}_wall) - ({name}_piece >> 2)::BIGINT * 1000000"


def again(name: str) -> str:
    """The local time where it occurred twice, else NULL."""
    return f"CASE WHEN {name}_piece & 3 = {AMBIGUOUS} THEN {name}_wall END"


def is_second(name: str, stamps: Sequence[str], profile: Profile) -> str:
    """Whether the second of two equal local times is meant."""
    place = stamps.index(name)
    if profile.repeated_hour == "first":
        second = _goes_back(stamps, range(1, place + 1))
    else:
        second = f"NOT ({_goes_back(stamps[place:], range(1, len(stamps) - place))})"
    return f"CASE WHEN {name}_again IS NOT NULL THEN {second} ELSE FALSE END"


def point(name: str, profile: Profile) -> str:
    """The instant: given with its own offset from UTC, or in local time; of a date, its local midnight."""
    later = (
        f"CASE WHEN {name}_is_second THEN ({steps(f'{name}_again', _later_by(profile))})::BIGINT * 1000000 ELSE 0 END"
    )
    worked_out = f"coalesce({name}_first + {later}, {given(name, profile)})"
    return f"make_timestamptz(CASE WHEN {name}_is_usual THEN {name}_first ELSE {worked_out} END)"


def mark(name: str, profile: Profile) -> str:
    """What was found in that stamp; see `marks`."""
    ordered = f"{name}_is_second" if profile.repeated_hour == "first" else f"NOT {name}_is_second"
    ambiguous = f"CASE WHEN {ordered} THEN {AMBIGUOUS_BUT_ORDERED} ELSE {AMBIGUOUS} END"
    return (
        f"CASE WHEN {name}_is_usual OR {name}_text IS NULL THEN {FINE}"
        f" WHEN {name}_point IS NULL THEN {UNREADABLE} WHEN {is_date(name, profile)} THEN {DATE_ONLY}"
        f" WHEN {name}_piece & 3 = {NONEXISTENT} THEN {NONEXISTENT}"
        f" WHEN {name}_again IS NOT NULL THEN {ambiguous} ELSE {FINE} END"
    )


def instant(name: str) -> str:
    """The instant. A date without a time of day is none: an interval from it would be made up."""
    return f"CASE WHEN {name}_mark <> {DATE_ONLY} THEN {name}_point END"


def literal(name: str) -> str:
    """What the source wrote, where the instant and the zone would not give it back.

    A plain local time (2024-05-01 10:00:00) is not stored a second time: it is the instant in the source's zone. For
    a large export that saves a quarter of the time.
    """
    return f"CASE WHEN {name}_is_usual THEN NULL ELSE {name}_text END"


def received(profile: Profile) -> str:
    """When the call came in: the first of the profile's stamps for that which the row has, even if only a date."""
    return f"coalesce({', '.join(f'{name}_point' for name in received_from(profile))})"


def received_mark(profile: Profile) -> str:
    """The mark of the stamp that says when the call came in."""
    cases = " ".join(f"WHEN {name}_point IS NOT NULL THEN {name}_mark" for name in received_from(profile))
    return f"CASE {cases} ELSE {FINE} END"


def _in_range(column: str) -> str:
    return f"{column} >= TIMESTAMP '{FIRST_YEAR}-01-01' AND {column} < TIMESTAMP '{LAST_YEAR + 1}-01-01'"


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


def _formats(profile: Profile, *, with_time: bool) -> list[str]:
    zoneless = [fmt for fmt in profile.stamp_formats if "%z" not in fmt]
    return [fmt for fmt in zoneless if any(hour in fmt for hour in HOURS) == with_time]


def _has_offset(written: str) -> str:
    return f"regexp_matches({written}, {HAS_OFFSET})"


def _number(found: LocalPiece) -> int:
    return found.offset_seconds * 4 + CLOCKS[found.clock]


def _later_by(profile: Profile) -> list[tuple[datetime | None, int]]:
    """Seconds from the first to the second occurrence of a local time: an hour, but for a few zones at a few times."""
    pieces: list[tuple[datetime | None, int]] = [(None, 0)]
    for found in local_pieces(profile.zone):
        later_by = found.offset_seconds - found.later_offset_seconds
        if found.clock == "ambiguous" and later_by != pieces[-1][1]:
            pieces.append((found.starts, later_by))
    return pieces


def _goes_back(stamps: Sequence[str], places: range) -> str:
    """Whether, at one of these places, a repeated local time is earlier than one of a stamp before it."""
    comparisons = []
    for place in places:
        before = ", ".join(f"{stamp}_again" for stamp in stamps[:place])
        comparisons.append(f"coalesce({stamps[place]}_again < greatest({before}), FALSE)")
    return " OR ".join(comparisons) or "FALSE"
