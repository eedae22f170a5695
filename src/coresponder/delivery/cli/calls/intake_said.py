"""What was read from exports, in words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.showing import show_table

if TYPE_CHECKING:
    from coresponder.formats.cad.reading import FileIntake, Intake

HEADER = ("FILE", "ROWS", "READ", "REJECTED", "REPEATED", "LATER VERSIONS")


def show_intake(intake: "Intake") -> None:
    """For each file: rows, what was rejected or repeated and why; then the columns that were dropped."""
    show_table(HEADER, [_row(file) for file in intake.files])
    for file in intake.files:
        for line in _said(file):
            click.echo(f"{file.name}: {line}")
    found = intake.to_mapping()
    click.echo(f"Personal columns, dropped: {', '.join(found['personal_columns_dropped']) or 'none'}.")
    click.echo(f"Other columns, not read: {', '.join(found['other_columns_dropped']) or 'none'}.")


def _row(file: "FileIntake") -> tuple[str, int, int, int, int, int]:
    return file.name, file.rows, file.read, sum(file.rejected.values()), file.duplicates, file.new_versions


def _said(file: "FileIntake") -> Iterator[str]:
    """What was found in one file that a person may want to act on."""
    for reason, count in file.rejected.items():
        yield f"{count:,} rejected. {reason}"
    for field, count in file.unreadable.items():
        yield f"{count:,} values of {field} cannot be read and are left empty."
    for stamp, count in file.dates_without_time.items():
        yield f"{count:,} values of {stamp} are days without a time."
    odd_hours = sum(count for clocks in file.clock_changes.values() for count in clocks.values())
    if odd_hours:
        yield f"{odd_hours:,} stamps are local times that occurred twice, or not at all, when clocks changed."
    yield from file.notes
