"""The call types of five cities, sorted by hand by the Vera Institute of Justice and the Two Sigma Data Clinic."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Label = Literal["behavioral", "other", "doubtful", "uncategorized"]

FILE_NAME = "call_types_5_cities.csv"
BEHAVIORAL = "Behavioral Health"


@dataclass(frozen=True, kw_only=True)
class ReferenceType:
    """One call type of one city. `uses` counts how often the city recorded it, as initial or as final type.

    `doubtful` types carry a question mark or a second category in the file, or have two categories in one city;
    `uncategorized` ones have none. Both are left out of precision and recall, and counted.
    """

    city: str
    spelling: str
    uses: int
    label: Label
    category: str


def read_reference(folder: Path) -> tuple[ReferenceType, ...]:
    """The types of the five cities, each spelling once for each city, in the order of city and spelling."""
    with (folder / FILE_NAME).open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["Field 1"].strip()]
    grouped: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault((row["City"], row["Field 1"]), []).append(row)
    return tuple(_reference_type(city, spelling, group) for (city, spelling), group in sorted(grouped.items()))


def _reference_type(city: str, spelling: str, rows: Sequence[dict[str, str]]) -> ReferenceType:
    labels = {_label(row) for row in rows}
    label: Label = labels.pop() if len(labels) == 1 else "doubtful"
    return ReferenceType(
        city=city,
        spelling=spelling,
        uses=sum(int(float(row["Count"] or 0)) for row in rows),
        label=label,
        category=" / ".join(sorted({row["Category"].strip() for row in rows} - {""})),
    )


def _label(row: dict[str, str]) -> Label:
    if not row["Category"].strip():
        return "uncategorized"
    if row["Category - Alternate"].strip():
        return "doubtful"
    return "behavioral" if row["Category"].strip() == BEHAVIORAL else "other"
