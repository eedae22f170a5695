"""`coresponder synthetic`: invented data to try everything with."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.folders import refuse_to_overwrite
from coresponder.delivery.cli.options import json_option, out_option, replace_option
from coresponder.delivery.cli.showing import progress_shown, show_json

if TYPE_CHECKING:
    from coresponder.analysis.synthetic import CountyFiles


@click.group(cls=DescribedGroup)
def synthetic() -> None:
    """Write invented data to try everything with."""


@synthetic.command(
    examples=("coresponder synthetic county --out marigold --years 1 --calls-per-year 4000",),
    library="coresponder.analysis.synthetic.write_county",
)
@out_option
@click.option("--seed", type=int, default=2026, show_default=True, help="The same seed writes the same county.")
@click.option("--years", type=click.IntRange(1, 10), default=3, show_default=True, help="Years of calls.")
@click.option(
    "--calls-per-year", type=click.IntRange(min=500), default=55_000, show_default=True, help="Calls of one year."
)
@replace_option
@json_option
def county(out: Path, seed: int, years: int, calls_per_year: int, replace: bool, as_json: bool) -> None:
    """Write the demonstration county: an export, its beats and its places, all invented and named so."""
    refuse_to_overwrite(out, replace=replace)
    from coresponder.analysis.synthetic import write_county

    with progress_shown() as progress:
        progress("Inventing the county’s calls.", 0.0)
        files = write_county(out, seed=seed, years=years, calls_per_year=calls_per_year)
    _show(files, out, as_json=as_json)


def _show(files: "CountyFiles", out: Path, *, as_json: bool) -> None:
    if as_json:
        show_json(asdict(files))
        return
    click.echo(f"Marigold County, {files.first_on} to {files.last_on}, does not exist. Its files are in {out}.")
    click.echo(
        f"Next: coresponder baseline {files.export} --profile {files.profile}"
        f" --population {files.population} --beats {files.beats} --out baseline"
    )
