"""`coresponder dataset`: the program data set that baselines are computed from."""

from pathlib import Path

import click
from click.exceptions import Exit

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import FOLDER, json_option
from coresponder.delivery.cli.showing import show_json, show_table
from coresponder.kernel.errors import InputError


@click.group(cls=DescribedGroup)
def dataset() -> None:
    """Work with the program data set, from which every measure is computed."""


@dataset.command(
    examples=("coresponder dataset check baseline-2025/dataset",),
    library="coresponder.formats.dataset.checking.check_dataset",
)
@click.argument("folder", type=FOLDER, metavar="DIR")
@json_option
def check(folder: Path, as_json: bool) -> None:
    """Check that a folder is a program data set: its tables, columns, types, required values and codes.

    Ends with exit code 3, saying what does not fit, if it is not.
    """
    from coresponder.formats.dataset.checking import check_dataset

    tables = check_dataset(folder)
    faults = [(table.name, fault) for table in tables for fault in table.faults]
    if as_json:
        show_json({"tables": [table.to_mapping() for table in tables]})
    else:
        show_table(("TABLE", "ROWS", "FAULTS"), [(table.name, table.rows, len(table.faults)) for table in tables])
        for name, fault in faults:
            click.echo(f"{name}: {fault}")
    if faults:
        raise Exit(InputError.exit_code)
