"""What was read from exports, in words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from coresponder.delivery.cli.showing import show_table

if TYPE_CHECKING:
    from coresponder.formats.cad.reading import Intake

COUNTED = ("rows", "read", "rejected", "duplicates")


def show_intake(intake: "Intake") -> None:
    """For each file: rows, what was rejected and why, what was repeated; then the columns that were dropped."""
    found = intake.to_mapping()
    files = found["files"]
    show_table(
        ("FILE", *(name.upper() for name in COUNTED)),
        [(file["name"], *(_count(file[name]) for name in COUNTED)) for file in files],
    )
    for line in (*_rejected(files), *_dropped(found)):
        click.echo(line)


def _count(value: int | Mapping[str, int]) -> int:
    """A count, or the sum of the counts by reason."""
    return sum(value.values()) if isinstance(value, Mapping) else value


def _rejected(files: list[dict[str, Any]]) -> Iterator[str]:
    for file in files:
        for reason, count in file["rejected"].items():
            yield f"{count:,} rejected in {file['name']}: {reason}"


def _dropped(found: Mapping[str, Any]) -> Iterator[str]:
    personal, others = found["personal_columns_dropped"], found["other_columns_dropped"]
    yield f"Personal columns, dropped: {', '.join(personal) or 'none'}."
    yield f"Other columns, not read: {', '.join(others) or 'none'}."
