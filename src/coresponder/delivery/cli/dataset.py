"""`coresponder dataset`: the program data set that baselines are computed from."""

from datetime import datetime
from pathlib import Path

import click
from click.exceptions import Exit

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import FOLDER, by_option, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json, show_table
from coresponder.delivery.cli.starting import account
from coresponder.kernel.errors import InputError, UsageError


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
    """Check that a folder is a program data set: tables, columns, types, codes, keys, times and numbers.

    For folders that this program wrote and for those that another one filled from its own files. Ends with exit code 3,
    saying in sentences what does not fit, if it is not.
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


@dataset.command(
    examples=("coresponder dataset prepare data-set",),
    library="coresponder.analysis.assessment.copying.write_copy",
)
@click.argument("folder", type=FOLDER, metavar="DIR")
@json_option
def prepare(folder: Path, as_json: bool) -> None:
    """Make the copy of a data set from which measures are counted sooner: counting_copy.duckdb in the same folder.

    Worth it from about a million rows. It answers the same as the files, and it is used by `coresponder outcomes` as
    long as the files are the ones that it was made from. The program makes one of every nightly data set by itself.
    """
    from coresponder.analysis.assessment.copying import write_copy

    written = write_copy(folder).name
    show_json({"written": written}) if as_json else click.echo(f"Written: {written}")


@dataset.command(
    examples=(
        "coresponder dataset extract data-set --by eve",
        "coresponder dataset extract data-set --by eve --as-of 2026-11-01T00:00-05:00",
    ),
    library="coresponder.program.extracts.making.make_dataset",
    needs_database=True,
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@by_option
@click.option("--as-of", "as_of", metavar="INSTANT", help="With its zone, such as 2026-11-01T00:00-05:00. Usually now.")
@json_option
def extract(folder: Path, by: str, as_of: str | None, as_json: bool) -> None:
    """Make the de-identified program data set from the program's records, and write it into a new folder.

    It is for the program's own evaluation: a line of the ledger of releases says who took it, when, and its
    fingerprint. The same moment gives the same bytes.
    """
    from coresponder.program.extracts.handing_out import extract_to_folder

    if folder.exists() and any(folder.iterdir()):
        raise UsageError("folder_not_empty", f"The folder “{folder.name}” is not empty.", "Give a new one.")
    moment, who = _instant(as_of), account(by)
    with progress_shown() as progress:
        release = extract_to_folder(folder, as_of=moment, by=who, progress=progress)
    if as_json:
        show_json({"release": str(release.pk), "sha256": release.sha256, "tables": release.tables})
        return
    show_table(("TABLE", "ROWS"), [(each["name"], each["rows"]) for each in release.tables])
    click.echo(f"Fingerprint: {release.sha256}")


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise UsageError("no_instant", "--as-of is an instant with its zone.", "Such as 2026-11-01T00:00-05:00.")
    return found
