"""What is wrong in a package. Every defect is told; none stops the reading."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

# What each code means, as the heading over its findings.
TITLES = {
    "id_missing": "The primary key is empty; an id was made from what the row says",
    "id_twice": "The primary key stands more than once; an id was made from what the row says",
    "id_no_uuid": "The primary key is no UUID; one was derived from it, and the original is kept",
    "reference_unknown": "The row points to one that is not in the package; the reference is left out",
    "row_without_parent": "The row belongs to nothing in the package and is not taken over",
    "needed_missing": "What the row is about is missing; the row is left out",
    "required_missing": "Something that HSDS requires is missing",
    "line_break_literal": "A line break is written as the two characters \\n; it became a line break",
    "blanks_around": "There are blanks before or after the value; they were taken away",
    "time_form": "The time is not written as HH:MM; it was understood",
    "time_unclear": "The time cannot be understood for certain; the hours of that row are unknown",
    "date_form": "The date is not written as YYYY-MM-DD; it was read as month/day/year",
    "date_bad": "The date cannot be understood; it is left out",
    "number_bad": "The number cannot be understood; it is left out",
    "weekday_bad": "The day of the week cannot be understood; the hours of that row are unknown",
    "choice_bad": "The code is not one that HSDS has",
    "url_without_scheme": "The web address does not begin with http:// or https://; http:// was put before it",
    "url_bad": "This is no web address; it is left out",
    "email_bad": "This is no e-mail address; it is left out",
    "place_bad": "Latitude or longitude is not on the earth; the place is unknown",
    "text_too_long": "The text is longer than what is kept; the end was cut off",
    "extension_inside": "The extension stands inside the number; it was taken apart",
    "column_unknown": "HSDS has no such column; it is not taken over",
    "file_unknown": "HSDS has no such table; the file is not taken over",
    "table_not_kept": "This table is read by nobody here and is not taken over",
    "cells_too_many": "The row has more cells than the header; the rest is left out",
    "encoding_other": "The file is not UTF-8; it was read as Windows-1252",
    "file_unreadable": "The file cannot be read",
    "one_of_several": "There are several where one is kept; the others are left out",
}


def in_a_sentence(code: str) -> str:
    """What the code means, to follow a colon."""
    title = TITLES[code]
    return f"{title[0].lower()}{title[1:]}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect. `row` counts as a spreadsheet does, the header being row 1; None where it is about the whole file."""

    code: str
    file: str
    row: int | None
    column: str
    sentence: str


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many defects there are of each kind, most first."""
    return dict(Counter(each.code for each in findings).most_common())
