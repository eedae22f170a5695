"""`coresponder export`: everything that the program holds, in open formats."""

from pathlib import Path

import click
from click.exceptions import Exit

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.folders import folder_to_fill, refuse_to_overwrite
from coresponder.delivery.cli.options import FOLDER, by_option, json_option, out_option, replace_option
from coresponder.delivery.cli.showing import progress_shown, show_json
from coresponder.delivery.cli.starting import account
from coresponder.kernel.errors import IntegrityError

MANIFEST = "manifest.json"


@click.group(cls=DescribedGroup, default="everything", default_usage="--out DIR --by NAME [OPTIONS]")
def export() -> None:
    """Export everything that the program holds, or verify an export.

    Every table as CSV and Parquet, with the data dictionary and a manifest of hashes. Passwords and keys are left out.
    """


@export.command(
    examples=(
        "coresponder export everything --out everything-2026 --by priya",
        "coresponder export everything --out everything-2026 --by priya --with-text --replace",
    ),
    library="coresponder.safeguards.keeping.actions.exporting.export_everything",
    needs_database=True,
)
@out_option
@by_option
@click.option("--with-text", is_flag=True, help="Write names, notes and every other encrypted text readable.")
@replace_option
@json_option
def everything(out: Path, by: str, with_text: bool, replace: bool, as_json: bool) -> None:
    """Write every table as it stands at one moment, with an event in the audit trail and lines in the ledger."""
    refuse_to_overwrite(out, replace=replace, made_by_us=MANIFEST)
    from coresponder.safeguards.keeping.actions.exporting import export_everything

    who = account(by)
    with progress_shown() as progress, folder_to_fill(out) as folder:
        made = export_everything(folder=folder, with_text=with_text, by=who, progress=progress)
    if as_json:
        show_json({"out": out, "export": str(made.id), "tables": made.tables, "with_text": with_text})
    else:
        click.echo(f"{made.rows:,} rows of {len(made.tables)} tables in {out}.")


@export.command(
    examples=("coresponder export verify everything-2026",),
    library="coresponder.safeguards.keeping.exporting.verifying.verify_export",
    needs_database=True,
)
@click.argument("folder", type=FOLDER, metavar="DIR")
@json_option
def verify(folder: Path, as_json: bool) -> None:
    """Check that every file of an export is still what was written. Ends with exit code 5 if not."""
    from coresponder.safeguards.keeping.exporting.verifying import verify_export

    found = verify_export(folder)
    if as_json:
        show_json({"files": found.files, "differences": found.differences})
    else:
        for line in found.differences or (f"Unchanged: {found.files:,} files.",):
            click.echo(line)
    if not found.is_unchanged:
        raise Exit(IntegrityError.exit_code)
