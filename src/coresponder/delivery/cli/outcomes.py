"""`coresponder outcomes`: every outcome measure of a program data set, without the rest of the program."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.exceptions import Exit

from coresponder.delivery.cli.describing import DescribedGroup
from coresponder.delivery.cli.options import EXISTING_FILE, FOLDER, json_option
from coresponder.delivery.cli.showing import progress_shown, show_json, show_table
from coresponder.kernel.errors import InputError, UsageError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from coresponder.analysis.assessment import Assessed, AssessedMeasure, Engine
    from coresponder.analysis.measures.figures import Figure

ZONE = click.option("--zone", default="UTC", show_default=True, help="The time zone of the data set's local days.")
LAUNCH = click.option(
    "--launch",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day on which the program began, unless the data set's changes in recording note it.",
)
BASELINE = click.option(
    "--baseline", type=FOLDER, metavar="DIR", help="A frozen baseline, whose calls are those of before launch."
)

ENGINE = click.option(
    "--engine",
    type=click.Choice(("duckdb", "spark")),
    default="duckdb",
    show_default=True,
    help="What counts: DuckDB, or Spark in local mode (the extra “spark”, and Java).",
)


@click.group(cls=DescribedGroup)
def outcomes() -> None:
    """Compute what a program data set says of every outcome measure."""


@outcomes.command(
    examples=("coresponder outcomes assess data-set --launch 2031-07-01 --out outcomes.json",),
    library="coresponder.analysis.assessment.assess_folder",
)
@click.argument("folder", type=FOLDER, metavar="DIR")
@ZONE
@LAUNCH
@BASELINE
@ENGINE
@click.option("--out", type=EXISTING_FILE, metavar="FILE", help="Write everything here as JSON as well.")
@click.option("--compare", type=EXISTING_FILE, metavar="FILE", help="Say what differs from what --out wrote before.")
@json_option
def assess(
    folder: Path,
    zone: str,
    launch: datetime | None,
    baseline: Path | None,
    engine: "Engine",
    out: Path | None,
    compare: Path | None,
    as_json: bool,
) -> None:
    """Compute every outcome measure: since launch, before, month by month, and compared.

    Works on any folder of the program data set, filled by this program or from files of your own. The figures are not
    withheld: the JSON is as confidential as the data set that it was computed from. With --compare it ends with exit
    code 3, saying in sentences what differs, if anything does.
    """
    found = _assessed(folder, zone, launch, baseline, engine)
    if out is not None:
        _written(out, found)
    if as_json:
        show_json(found.to_mapping())
    else:
        _shown(found)
    if compare is not None:
        _compared(compare, found)


def _shown(found: "Assessed") -> None:
    show_table(("MEASURE", "SINCE LAUNCH", "BEFORE", "N", "GRADE", "COMPARED"), [_row(each) for each in found.measures])
    click.echo(f"Launch: {found.launch.on}. {found.launch.sentence}")
    click.echo(f"Fingerprint: {found.content_sha256}")


def _compared(file: Path, found: "Assessed") -> None:
    """What differs from the file, in sentences; exit code 3 if anything does."""
    from coresponder.analysis.assessment import differences_between, read_assessed

    differences = differences_between(read_assessed(_read(file)).to_mapping(), found)
    for sentence in differences or ("Still the same.",):
        click.echo(sentence)
    if differences:
        raise Exit(InputError.exit_code)


def _assessed(folder: Path, zone: str, launch: datetime | None, baseline: Path | None, engine: "Engine") -> "Assessed":
    from coresponder.analysis.assessment import Settings, assess_folder
    from coresponder.analysis.baseline.freezing import DATASET_FOLDER, read_baseline

    settings = Settings(
        zone=_zone(zone),
        launch_on=launch.date() if launch else None,
        baseline_sha256=read_baseline(baseline).content_sha256 if baseline else "",
    )
    calls_from = baseline / DATASET_FOLDER if baseline else None
    with progress_shown() as progress:
        return assess_folder(folder, settings, calls_from=calls_from, engine=engine, progress=progress)


def _zone(name: str) -> "ZoneInfo":
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise UsageError("no_zone", f"There is no time zone “{name}”.", "Such as America/Chicago.") from None


def _read(file: Path) -> dict[str, object]:
    import json

    try:
        found: dict[str, object] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InputError("no_json", f"The file “{file.name}” could not be read as JSON.") from None
    return found


def _written(out: Path, found: "Assessed") -> None:
    import json

    out.write_text(json.dumps(found.to_mapping(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _row(measure: "AssessedMeasure") -> tuple[str, str, str, str, str, str]:
    since = measure.since.figures[0] if measure.since.figures else None
    before = measure.before.figures[0] if measure.before and measure.before.figures else None
    n = "" if since is None or since.n is None else f"{since.n:,}"
    grade = measure.since.grade or ""
    code = measure.comparison.code if measure.comparison.was_compared else ""
    return measure.key, _said(since), _said(before), n, grade, code


def _said(figure: "Figure | None") -> str:
    if figure is None or figure.value is None:
        return ""
    ends = "" if figure.low is None or figure.high is None else f" ({figure.low:.3g} to {figure.high:.3g})"
    return f"{figure.value:.3g}{ends}"
