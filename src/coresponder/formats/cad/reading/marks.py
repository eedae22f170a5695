"""One small number for each row that says what was found in it, so that counting a file's troubles costs nothing.

Each stamp has three bits, in the order of STAMP_FIELDS, and the coordinates have two.
"""

from collections.abc import Mapping

from coresponder.formats.cad.fields import STAMP_FIELDS

FINE = 0
AMBIGUOUS = 1  # the local time occurred twice that night; the profile's rule decided
NONEXISTENT = 2  # the local time did not occur that night; shifted forward
UNREADABLE = 3  # something is written there that is no time
DATE_ONLY = 4  # a date without a time of day
AMBIGUOUS_BUT_ORDERED = 5  # the local time occurred twice; the order of the call's own stamps decided

STAMP_MARKS: dict[int, str] = {
    AMBIGUOUS: "ambiguous",
    NONEXISTENT: "nonexistent",
    UNREADABLE: "unreadable",
    DATE_ONLY: "date_only",
    AMBIGUOUS_BUT_ORDERED: "ambiguous_but_ordered",
}

IMPOSSIBLE_PLACE = 1
UNREADABLE_PLACE = 2

BITS = 3
STAMP_MASK = (1 << BITS) - 1
PLACE_SHIFT = BITS * len(STAMP_FIELDS)


def stamp_shift(name: str) -> int:
    """Where the bits of that stamp begin."""
    return BITS * STAMP_FIELDS.index(name)


def marks_sql(by_stamp: Mapping[str, str], place_mark: str) -> str:
    """One number from the mark expressions of the stamps and of the coordinates."""
    parts = [f"(({mark})::BIGINT << {stamp_shift(name)})" for name, mark in by_stamp.items()]
    return " | ".join([*parts, f"(({place_mark})::BIGINT << {PLACE_SHIFT})"])


def stamp_mark(marks: int, name: str) -> int:
    """The mark of one stamp out of a row's number."""
    return (marks >> stamp_shift(name)) & STAMP_MASK


def place_mark(marks: int) -> int:
    """The mark of the coordinates out of a row's number."""
    return marks >> PLACE_SHIFT
