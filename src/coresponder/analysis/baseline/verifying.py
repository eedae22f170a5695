"""Verifying: is a frozen baseline still what it was, and do its calls still give its figures?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import ibis

from coresponder import __version__
from coresponder.analysis.baseline.describing import described_measures
from coresponder.analysis.baseline.freezing import (
    BASELINE_FILE,
    DATASET_FOLDER,
    HTML_FILE,
    Baseline,
    read_baseline,
    rounded_numbers,
)
from coresponder.analysis.baseline.publishing import publishable
from coresponder.analysis.measures import MeasureContext, compute_all, registry_sha256
from coresponder.formats.dataset.parquet import open_dataset
from coresponder.formats.workspace import Workspace
from coresponder.kernel.content_hash import content_sha256, file_sha256

MOST_DIFFERENCES = 20
NUMBERS = ("value", "low", "high", "n", "numerator", "denominator", "missing", "excluded")


@dataclass(frozen=True, kw_only=True)
class Verification:
    """What verifying found. `differences` are sentences, one for each thing that is no longer what it was.

    `remarks` say what could not be asked, or why a difference may be no fault of the folder.
    """

    content_sha256: str
    differences: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        return not self.differences

    @property
    def sentence(self) -> str:
        """The answer in a sentence."""
        if self.is_unchanged:
            return f"The baseline is unchanged; its content hash is {self.content_sha256}."
        count = len(self.differences)
        return f"The baseline is not what was frozen: {count} {'thing differs' if count == 1 else 'things differ'}."

    def to_mapping(self) -> dict[str, Any]:
        return {
            "is_unchanged": self.is_unchanged,
            "sentence": self.sentence,
            "content_sha256": self.content_sha256,
            "differences": list(self.differences),
            "remarks": list(self.remarks),
        }


def verify(folder: Path) -> Verification:
    """Recompute the content hash, the hashes of the data set's files, and every figure from the data set.

    InputError where the folder holds no baseline. The grades and counts of the data quality are not recomputed: they
    came from the export itself, which is not in the folder; the content hash guards them.
    """
    baseline = read_baseline(folder)
    actual = content_sha256(baseline.content)
    tables = list(_table_differences(baseline, folder / DATASET_FOLDER))
    figures = [] if tables else _figure_differences(baseline, folder)
    return Verification(
        content_sha256=actual,
        differences=(*_hash_difference(baseline, actual), *tables, *figures, *_report_difference(baseline, folder)),
        remarks=(*_version_remarks(baseline), *_skipped_remarks(baseline, tables)),
    )


def _hash_difference(baseline: Baseline, actual: str) -> Iterator[str]:
    if actual != baseline.content_sha256:
        yield (
            f"{BASELINE_FILE} was changed: its content hashes to {actual}, but the hash written in it is"
            f" {baseline.content_sha256 or 'missing'}."
        )


def _table_differences(baseline: Baseline, dataset: Path) -> Iterator[str]:
    for table in _tables(baseline):
        path = dataset / f"{table['name']}.parquet"
        if not path.is_file():
            yield f"{DATASET_FOLDER}/{path.name} is missing."
        elif file_sha256(path) != table["sha256"]:
            yield f"{DATASET_FOLDER}/{path.name} was changed: its hash is not the one that was frozen."


def _figure_differences(baseline: Baseline, folder: Path) -> list[str]:
    """Where the figures, computed again from the data set, are not those in the file."""
    if not _tables(baseline):
        return []
    frozen = {measure["key"]: measure for measure in baseline.content["measures"]}
    computed = {measure["key"]: measure for measure in _measured_again(baseline, folder)}
    found = [f"The measure {key} is in the file, but not in this program." for key in frozen.keys() - computed.keys()]
    found += [f"The measure {key} is not in the file." for key in computed.keys() - frozen.keys()]
    for key in (key for key in computed if key in frozen):
        found.extend(_measure_differences(frozen[key], computed[key]))
    more = len(found) - MOST_DIFFERENCES
    return [*found[:MOST_DIFFERENCES], f"{more:,} more figures differ."] if more > 0 else found


def _measured_again(baseline: Baseline, folder: Path) -> list[dict[str, Any]]:
    content = baseline.content
    with Workspace() as workspace:
        open_dataset(folder / DATASET_FOLDER, workspace)
        database = ibis.duckdb.from_connection(workspace.connection)
        names = {table["name"] for table in _tables(baseline)}
        context = MeasureContext(
            calls=database.table("calls"),
            unit_responses=database.table("unit_responses") if "unit_responses" in names else None,
            zone=ZoneInfo(content["period"]["time_zone"]),
            population=content["population"],
            area=content["settings"]["area"],
            seed=content["settings"]["seed"],
        )
        measured: list[dict[str, Any]] = rounded_numbers(described_measures(publishable(compute_all(context), context)))
    return measured


def _measure_differences(frozen: Mapping[str, Any], computed: Mapping[str, Any]) -> Iterator[str]:
    for name in ("unavailable", "version"):
        if frozen[name] != computed[name]:
            yield f"{frozen['title']}: {name} is “{frozen[name]}” in the file and “{computed[name]}” computed again."
    written, again = _by_cell(frozen["figures"]), _by_cell(computed["figures"])
    for cell in dict.fromkeys([*written, *again]):
        if written.get(cell) != again.get(cell):
            yield f"{frozen['title']}, {_cell_said(cell)}: {_difference(written.get(cell), again.get(cell))}."


Cell = tuple[tuple[str, str], ...]


def _by_cell(figures: Sequence[Mapping[str, Any]]) -> dict[Cell, Mapping[str, Any]]:
    return {tuple(sorted((name, str(value)) for name, value in figure["by"].items())): figure for figure in figures}


def _cell_said(cell: Cell) -> str:
    return ", ".join(f"{name} {value}" for name, value in cell) or "in all"


def _difference(written: Mapping[str, Any] | None, again: Mapping[str, Any] | None) -> str:
    if written is None or again is None:
        return "it is only in the file" if again is None else "it is not in the file"
    if written["suppressed"] != again["suppressed"]:
        return "it is withheld in the file" if written["suppressed"] else "it should be withheld"
    name = next((name for name in NUMBERS if written[name] != again[name]), "interval")
    return f"{name} is {written[name]} in the file and {again[name]} computed again"


def _report_difference(baseline: Baseline, folder: Path) -> Iterator[str]:
    """The HTML report is a function of the content, for one version of the program."""
    path = folder / HTML_FILE
    if baseline.content["made_with"]["coresponder"] != __version__ or not path.is_file():
        return
    from coresponder.analysis.report import render_html

    if path.read_text(encoding="utf-8") != render_html(baseline.to_mapping()):
        yield f"{HTML_FILE} is not the report of this baseline."


def _version_remarks(baseline: Baseline) -> Iterator[str]:
    made_with = baseline.content["made_with"]
    if made_with["coresponder"] != __version__:
        yield (
            f"The baseline was made with Coresponder {made_with['coresponder']}, and this is {__version__}: a figure"
            " may differ because the program does."
        )
    if made_with["registry_sha256"] != registry_sha256():
        yield "The definitions of the measures have changed since; compare the version of each measure."


def _skipped_remarks(baseline: Baseline, tables: Sequence[str]) -> Iterator[str]:
    if not _tables(baseline):
        yield "The baseline was frozen without its data set, so its figures could not be computed again."
    elif tables:
        yield "The figures were not computed again, because the data set is not the one that was frozen."


def _tables(baseline: Baseline) -> list[Mapping[str, Any]]:
    tables: list[Mapping[str, Any]] = baseline.content["dataset"]["tables"]
    return tables
