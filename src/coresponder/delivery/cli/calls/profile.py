"""`coresponder calls profile`: what each column of an unknown export is."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.describing import Described
from coresponder.delivery.cli.options import EXISTING_FILE, file_argument, json_option
from coresponder.delivery.cli.showing import show_json
from coresponder.kernel.errors import ProfileError, UsageError

if TYPE_CHECKING:
    from coresponder.formats.cad.profile import Profile
    from coresponder.formats.cad.proposing import ColumnProposal, Proposal

ROWS_LOOKED_AT = 10_000


@click.command(
    cls=Described,
    examples=("coresponder calls profile calls.csv --time-zone America/Chicago --save our-city.toml",),
    library="coresponder.formats.cad.proposing.propose",
)
@file_argument
@click.option("--time-zone", metavar="Z", help="The zone in which the export's clock runs, such as America/Chicago.")
@click.option("--name", metavar="NAME", help="The profile's name and the source's; else made from the file's name.")
@click.option(
    "--save", type=EXISTING_FILE, metavar="PROFILE.toml", help="Write the proposal down as a profile to edit."
)
@click.option("--replace", is_flag=True, help="Write over a profile that is there.")
@json_option
def profile(
    file: Path, time_zone: str | None, name: str | None, save: Path | None, replace: bool, as_json: bool
) -> None:
    """Propose what each column of an export is, with a confidence, a reason and examples."""
    from coresponder.formats.cad.opening import sample_rows
    from coresponder.formats.cad.proposing import propose

    header, rows = sample_rows(file, rows=ROWS_LOOKED_AT)
    proposal = propose(header, rows, name=name or _name_from(file), time_zone=time_zone)
    if save:
        _save(proposal, save, replace=replace)
    if as_json:
        show_json({**proposal.to_mapping(), "fitting_shipped_profile": _shipped(header), "saved_to": save})
        return
    _show(proposal, fitting=_shipped(header))
    click.echo(f"\nSaved to {save}. Correct it there, and use it with --profile {save}." if save else _next(proposal))


def _name_from(file: Path) -> str:
    """A short lower-case name from a file's name: “CFS 2024.csv.gz” gives “cfs-2024”."""
    letters = [letter if letter.isalnum() else "-" for letter in file.name.split(".")[0].lower()]
    return "-".join(part for part in "".join(letters).split("-") if part) or "export"


def _shipped(header: tuple[str, ...]) -> str | None:
    from coresponder.formats.cad.profile import shipped_profile_that_fits

    fitting = shipped_profile_that_fits(header)
    return fitting.name if fitting else None


def _save(proposal: "Proposal", save: Path, *, replace: bool) -> None:
    from coresponder.formats.cad.profile import to_toml

    text = to_toml(_to_be_edited(proposal))
    if save.exists() and not replace:
        raise UsageError(
            "profile_exists", f"{save} is there already.", "Choose another name, or add --replace to write over it."
        )
    save.write_text(text, encoding="utf-8")


def _to_be_edited(proposal: "Proposal") -> "Profile":
    """The profile; one without the call's number is saved too, because a person can only fill in what is there."""
    try:
        return proposal.profile
    except ProfileError as error:
        if error.code != "no_event_number" or proposal.time_zone is None:
            raise
        return proposal.draft(proposal.time_zone)


def _show(proposal: "Proposal", *, fitting: str | None) -> None:
    click.echo(
        f"{len(proposal.columns)} columns; {proposal.rows_read:,} rows looked at; a row is a {proposal.grain}.\n"
    )
    for column in proposal.columns:
        _show_column(column)
    if fitting:
        click.echo(f"\nThe shipped profile “{fitting}” has all its columns here: --profile {fitting} reads this file.")
    if proposal.unsure:
        click.echo(f"\nPlease check: {', '.join(column.column for column in proposal.unsure)}.")
    for question in proposal.questions:
        click.echo(f"\nTo be answered: {question}")


def _show_column(column: "ColumnProposal") -> None:
    meaning = ", ".join(column.fields) or column.field
    click.echo(f"{column.column}  →  {meaning}  ({column.standing})")
    click.echo(f"    {column.reason}")
    if column.examples:
        click.echo(f"    Examples: {' · '.join(column.examples)}")


def _next(proposal: "Proposal") -> str:
    zone = proposal.time_zone or proposal.time_zone_suggestion.name or "ZONE"
    return f"\nNext: add --time-zone {zone} --save our-city.toml to write this down as a profile."
