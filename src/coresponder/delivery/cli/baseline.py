"""`coresponder baseline`: from exports to a frozen baseline, and whether it still is what was frozen."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import Exit

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.folders import folder_to_fill, refuse_to_overwrite
from coresponder.delivery.cli.judging import rules_for
from coresponder.delivery.cli.options import (
    EXISTING_FILE,
    FOLDER,
    decisions_option,
    files_argument,
    json_option,
    out_option,
    profile_option,
)
from coresponder.delivery.cli.showing import progress_shown, show_json
from coresponder.kernel.errors import IntegrityError

if TYPE_CHECKING:
    from coresponder.analysis.baseline.freezing import Baseline

BASELINE_FILE = "baseline.json"
REJECTS_FILE = "rejects.csv"
KEY_MEASURES = ("calls", "crisis_calls", "crisis_call_share", "response_time", "repeat_location_concentration")


@click.group(cls=DescribedGroup, default="build")
def baseline() -> None:
    """Build a frozen baseline from exports, or verify one that was frozen.

    Needs no server and no database. The report is for everybody; the folder “dataset” holds single calls and stays
    in your agency.
    """


@baseline.command(
    examples=(
        "coresponder baseline calls.csv --profile our-city.toml --population 52000 --out baseline-2025",
        "coresponder baseline build calls.csv --profile our-city.toml --beats beats.geojson"
        " --decisions decisions.csv --out baseline-2025 --replace",
    ),
    library="coresponder.analysis.baseline.building.build_baseline",
)
@files_argument
@profile_option
@decisions_option
@click.option("--population", type=click.IntRange(min=1), metavar="N", help="Residents, for rates for each 1,000.")
@click.option("--beats", type=EXISTING_FILE, metavar="GEOJSON", help="Outlines of the patrol areas, for the map.")
@click.option("--title", default="", metavar="TEXT", help="The title of the report.")
@out_option
@click.option("--replace", is_flag=True, help="Put the new baseline in the place of a frozen one.")
@json_option
def build(
    files: tuple[Path, ...],
    profile_name: str,
    decisions: Path | None,
    out: Path,
    replace: bool,
    as_json: bool,
    **known: Any,
) -> None:
    """Build the baseline of the calls in one or more exports, and freeze it.

    Writes baseline.json, report.html, report.pdf, the folder dataset, and rejects.csv where rows were rejected: all
    of them or nothing.
    """
    refuse_to_overwrite(out, replace=replace, made_by_us=BASELINE_FILE)
    from coresponder.analysis.baseline.building import build_baseline
    from coresponder.formats.cad.profile import load_profile

    profile = load_profile(profile_name)
    rules = rules_for(profile, decisions)
    with progress_shown() as progress, folder_to_fill(out) as folder:
        frozen = build_baseline(files, profile=profile, rules=rules, out=folder, progress=progress, **known)
    _show(frozen, out, as_json=as_json)


@baseline.command(
    examples=("coresponder baseline verify baseline-2025",),
    library="coresponder.analysis.baseline.verifying.verify",
)
@click.argument("folder", type=FOLDER, metavar="DIR")
@json_option
def verify(folder: Path, as_json: bool) -> None:
    """Check that a frozen baseline is still what was frozen: its hash, its data set, and every figure.

    Ends with exit code 5, saying what differs, if it is not.
    """
    from coresponder.analysis.baseline.verifying import verify as verify_baseline

    found = verify_baseline(folder)
    if as_json:
        show_json(found.to_mapping())
    else:
        for line in (found.sentence, *found.differences, *found.remarks):
            click.echo(line)
    if not found.is_unchanged:
        raise Exit(IntegrityError.exit_code)


def _show(frozen: "Baseline", out: Path, *, as_json: bool) -> None:
    content = frozen.to_mapping()
    if as_json:
        show_json(
            {"out": out, "content_sha256": frozen.content_sha256, "notes": list(frozen.notes), **_summary(content)}
        )
        return
    click.echo(content["title"])
    for line in _summary(content)["sentences"]:
        click.echo(f"  {line}")
    click.echo(f"\nFrozen in {out}. Content hash: {frozen.content_sha256}")
    rejected = content["inputs"]["rejected"]
    if rejected:
        click.echo(f"Rejected rows: {rejected:,}; {out / REJECTS_FILE} says why.")
    for note in frozen.notes:
        click.echo(note)


def _summary(content: Mapping[str, Any]) -> dict[str, Any]:
    """The grade, and the sentences of the measures that say most."""
    overall = content["quality"]["overall"]
    measures = {measure["key"]: measure for measure in content["measures"]}
    told = [measures[key]["sentence"] for key in KEY_MEASURES if key in measures and measures[key]["sentence"]]
    grade = f"The data are graded {overall['grade']}. {overall['sentence']}"
    return {"period": content["period"], "grade": overall["grade"], "sentences": [*told, grade]}
