"""`coresponder calls watch`: live calls from the files that dispatch systems drop into a folder."""

import time
from pathlib import Path

import click

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import json_option
from coresponder.delivery.cli.showing import show_json
from coresponder.kernel.errors import UsageError


@click.command(
    cls=Described,
    examples=("coresponder calls watch incoming --once",),
    library="coresponder.program.calls.watching.look_into",
    needs_database=True,
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--once", is_flag=True, help="Look once, and end.")
@click.option("--every", default=2.0, show_default=True, metavar="SECONDS", help="How long to wait between two looks.")
@json_option
def watch(folder: Path, once: bool, every: float, as_json: bool) -> None:
    """Take up the files that feeds drop into their folders below FOLDER, until it is stopped.

    What was read is moved to done/, the rest to refused/ with the reasons beside it.
    """
    from coresponder.program.calls.watching import look_into

    if not folder.is_dir():
        raise UsageError(
            "no_such_folder", "That folder is not there.", "Make it, with a folder for each feed below it."
        )
    while True:
        found = look_into(folder)
        if found.done or found.refused or found.failed or once:
            show_json(found.to_mapping()) if as_json else click.echo(found.sentence)
        if once:
            return
        time.sleep(every)
