"""`coresponder backup` and `coresponder restore`: the database and the files, sealed; put back, or tried out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import Exit

from coresponder.delivery.cli.describing import Described, DescribedGroup
from coresponder.delivery.cli.options import EXISTING_FILE, by_option, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json, show_table
from coresponder.delivery.cli.starting import account
from coresponder.kernel.errors import IntegrityError

if TYPE_CHECKING:
    from coresponder.safeguards.keeping.backups.checking import Finding


@click.command(
    cls=Described,
    examples=("coresponder backup --out monday.backup --by priya",),
    library="coresponder.safeguards.keeping.actions.backing_up.back_up",
    needs_database=True,
)
@click.option("--out", required=True, type=EXISTING_FILE, metavar="FILE", help="The file to write.")
@by_option
@json_option
def backup(out: Path, by: str, as_json: bool) -> None:
    """Write the database and the files of DATA_DIR into one file, sealed with the backup key.

    The operator's keys are not in it: without them the names and notes in a backup cannot be read.
    """
    from coresponder.safeguards.keeping.actions.backing_up import back_up

    with progress_shown() as progress:
        made = back_up(out=out, by=account(by), progress=progress)
    if as_json:
        show_json({"out": out, **made})
        return
    rows, files = sum(made["tables"].values()), len(made["files"]) - 1
    click.echo(f"{out}: {rows:,} rows of {len(made['tables'])} tables, {files:,} files.")
    click.echo(f"To be read it needs: {', '.join(made['operator_keys']) or 'no operator key yet'}.")


@click.group(cls=DescribedGroup, default="database", default_usage="FILE --by NAME")
def restore() -> None:
    """Put a backup back into an empty database, or try out whether that would work."""


@restore.command(
    examples=("coresponder restore drill monday.backup",),
    library="coresponder.safeguards.keeping.backups.restoring.drill",
    needs_database=True,
)
@click.argument("file", type=EXISTING_FILE, metavar="FILE")
@json_option
def drill(file: Path, as_json: bool) -> None:
    """Restore into a scratch database, check everything, say what was found, and leave nothing behind.

    Checked are hashes, rows, migrations, the audit trail, the keys, and whether an encrypted text opens. Ends with exit
    code 5 if something is wrong.
    """
    from coresponder.safeguards.keeping.backups.restoring import drill as hold_drill

    with progress_shown() as progress:
        manifest, found = hold_drill(file, progress=progress)
    _show(manifest, found, as_json=as_json)


@restore.command(
    examples=("coresponder restore database monday.backup --by priya",),
    library="coresponder.safeguards.keeping.actions.backing_up.restore_backup",
    needs_database=True,
)
@click.argument("file", type=EXISTING_FILE, metavar="FILE")
@by_option
@json_option
def database(file: Path, by: str, as_json: bool) -> None:
    """Restore into the program's own database and DATA_DIR, which must both be empty.

    Afterwards run “manage.py migrate”, and carry out again what was disposed of since the backup was made.
    """
    from coresponder.safeguards.keeping.actions.backing_up import restore_backup

    with progress_shown() as progress:
        manifest, found = restore_backup(backup=file, username=by, progress=progress)
    _show(manifest, found, as_json=as_json)


def _show(manifest: dict[str, Any], found: "list[Finding]", *, as_json: bool) -> None:
    is_good = all(each.is_good for each in found)
    if as_json:
        show_json({"made_at": manifest["made_at"], "is_good": is_good, "findings": [vars(each) for each in found]})
    else:
        click.echo(f"Backup of {manifest['made_at']}, program {manifest['program']}.")
        rows = [(each.check, "good" if each.is_good else "WRONG", each.sentence) for each in found]
        show_table(("CHECKED", "", "FOUND"), rows)
    if not is_good:
        raise Exit(IntegrityError.exit_code)
