"""`coresponder calls read`: the program data set from exports."""

from pathlib import Path

import click

from coresponder.delivery.cli.calls.intake_said import show_intake
from coresponder.delivery.cli.calls.reading import assembled_calls
from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.folders import folder_to_fill, refuse_to_overwrite
from coresponder.delivery.cli.options import (
    decisions_option,
    files_argument,
    json_option,
    out_option,
    profile_option,
    replace_option,
)
from coresponder.delivery.cli.showing import show_json

DATASET = "dataset"
REJECTS = "rejects.csv"


@click.command(
    cls=Described,
    examples=("coresponder calls read calls.csv --profile our-city.toml --out calls-2025",),
    library="coresponder.formats.dataset.parquet.write_dataset",
)
@files_argument
@profile_option
@decisions_option
@out_option
@replace_option
@json_option
def read(
    files: tuple[Path, ...], profile_name: str, decisions: Path | None, out: Path, replace: bool, as_json: bool
) -> None:
    """Read exports into the program data set: Parquet files, a data dictionary, and the rejected rows."""
    from coresponder.analysis.baseline.building import dataset_tables
    from coresponder.formats.cad.reading import write_rejects
    from coresponder.formats.dataset.parquet import write_dataset

    refuse_to_overwrite(out, replace=replace, made_by_us=DATASET)
    with assembled_calls(files, profile_name=profile_name, decisions=decisions) as calls, folder_to_fill(out) as folder:
        written = write_dataset(calls.workspace, folder / DATASET, dataset_tables(calls.workspace))
        if calls.intake.rejected:
            write_rejects(calls.workspace, folder / REJECTS)
    tables = {table.name: table.rows for table in written}
    if as_json:
        show_json({"out": out, "tables": tables, "intake": calls.intake.to_mapping()})
        return
    show_intake(calls.intake)
    click.echo(f"\nWritten to {out}: {', '.join(f'{name} ({rows:,} rows)' for name, rows in tables.items())}.")
