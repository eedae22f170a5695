"""`coresponder calls check`: what would be read, and how good it is, without writing anything."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.calls.intake_said import show_intake
from coresponder.delivery.cli.calls.reading import assembled_calls
from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import decisions_option, files_argument, json_option, profile_option
from coresponder.delivery.cli.showing import show_json, show_table

if TYPE_CHECKING:
    from coresponder.analysis.quality import DataQuality


@click.command(
    cls=Described,
    examples=("coresponder calls check calls.csv --profile our-city.toml",),
    library="coresponder.formats.cad.reading.read_exports",
)
@files_argument
@profile_option
@decisions_option
@json_option
def check(files: tuple[Path, ...], profile_name: str, decisions: Path | None, as_json: bool) -> None:
    """Read exports without writing anything: what was read, rejected or dropped, and a grade for the data."""
    from coresponder.analysis.quality import grade_data

    with assembled_calls(files, profile_name=profile_name, decisions=decisions) as calls:
        quality = grade_data(calls.workspace, calls.profile, calls.intake)
    if as_json:
        show_json({"intake": calls.intake.to_mapping(), "quality": quality.to_mapping()})
        return
    show_intake(calls.intake)
    _show_quality(quality)


def _show_quality(quality: "DataQuality") -> None:
    grade, sentence = quality.overall
    click.echo(f"\nThe data are graded {grade}. {sentence}\n")
    fields = [(field.name, field.grade, field.sentence) for field in quality.fields]
    intervals = [(interval.name, interval.grade, interval.sentence) for interval in quality.intervals]
    show_table(("FIELD", "GRADE", "WHY"), [*fields, *intervals])
