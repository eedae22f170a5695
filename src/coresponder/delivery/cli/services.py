"""`coresponder services`: the community's services in HSDS, in and out."""

import csv
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import by_option, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json, show_table
from coresponder.delivery.cli.starting import account
from coresponder.kernel.progress import part_of
from coresponder.kernel.spreadsheets import harmless

if TYPE_CHECKING:
    # Reading a directory loads what help has no use for.
    from coresponder.formats.hsds import Directory, Finding


@click.group(cls=DescribedGroup)
def services() -> None:
    """Import and export the directory of the community's services, in HSDS.

    An import reads HSDS 1.x, 2.x and 3.0, as CSV or JSON, tells every defect, and changes nothing twice.
    """


@services.command(
    name="import",
    examples=(
        "coresponder services import 211.zip --source 'Marigold 211' --by carlos --preview",
        "coresponder services import 211.zip --source 'Marigold 211' --by carlos --findings defects.csv",
    ),
    library="coresponder.program.services.actions.importing.take_over",
    needs_database=True,
)
@click.argument("package", type=click.Path(path_type=Path), metavar="PACKAGE")
@click.option("--source", required=True, metavar="NAME", help="Whose directory it is; the same name at every import.")
@click.option("--preview", is_flag=True, help="Say what it would do, and change nothing of the directory.")
@click.option(
    "--findings",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write every defect to this CSV file.",
)
@by_option
@json_option
def import_(package: Path, source: str, preview: bool, findings: Path | None, by: str, as_json: bool) -> None:
    """Take over a directory: a folder or zip archive of CSV files, or a JSON file.

    What somebody changed here stays. Where the source changed it too, both are put before a person. Rows that the
    source no longer has are marked, never deleted.
    """
    from coresponder.formats.hsds import read_directory
    from coresponder.program.services.actions.importing import begin_import, look_through, take_over

    who = account(by)
    begun = begin_import(file_name=package.name, source_name=source, sha256=_digest(package), by=who)
    with progress_shown() as progress:
        directory = read_directory(package, source_key=begun.source.key, progress=part_of(progress, 0.0, 0.4))
        done = look_through(directory_import=begun, directory=directory, by=who)
        if not preview:
            done = take_over(directory_import=begun, directory=directory, by=who, progress=part_of(progress, 0.4, 1.0))
    if findings:
        _write_findings(directory.findings, findings)
    _show(directory, done.counts, as_json=as_json)


@services.command(
    examples=(
        "coresponder services export --out services.json --by carlos",
        "coresponder services export --out services.zip --by carlos",
    ),
    library="coresponder.program.services.actions.exporting.export_directory",
    needs_database=True,
)
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write: .json, or .zip for a CSV data package.",
)
@by_option
@json_option
def export(out: Path, by: str, as_json: bool) -> None:
    """Write the directory as HSDS 3.0. The lines for responders stay here."""
    from coresponder.kernel.errors import UsageError
    from coresponder.program.services.actions.exporting import export_directory
    from coresponder.program.services.vocabulary.exports import ExportForm

    form = next((each for each in ExportForm if out.name.endswith(f".{each.ending}")), None)
    if form is None:
        raise UsageError("unknown_form", "The file ends neither in .json nor in .zip.", "Name it so.")
    rows = export_directory(to=out, form=form, by=account(by))
    if as_json:
        show_json({"file": str(out), "rows": rows})
    else:
        click.echo(f"{rows:,} rows in {out}.")


def _digest(package: Path) -> str:
    """The SHA-256 of a file, or of the names and contents of a folder."""
    digest = hashlib.sha256()
    for path in sorted(package.iterdir()) if package.is_dir() else [package]:
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _write_findings(findings: "list[Finding]", to: Path) -> None:
    with to.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("code", "file", "row", "column", "sentence"))
        for each in findings:
            writer.writerow((each.code, each.file, each.row or "", harmless(each.column), harmless(each.sentence)))


def _show(directory: "Directory", counts: dict[str, dict[str, int]], *, as_json: bool) -> None:
    if as_json:
        show_json({"version": directory.version, "rows": counts, "defects": directory.defects})
        return
    from coresponder.formats.hsds.findings import TITLES

    show_table(
        ("TABLE", "ROWS"),
        [(table, ", ".join(f"{number:,} {kind}" for kind, number in found.items())) for table, found in counts.items()],
    )
    click.echo()
    show_table(("DEFECT", "TIMES"), [(TITLES[code], f"{number:,}") for code, number in directory.defects.items()])
