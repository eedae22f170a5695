"""What the baseline was made from: the files with their hashes, what was left out of them, and the versions used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibits import Cell, Column, Table
from coresponder.analysis.report.tables import count_cell, number_columns
from coresponder.kernel.spoken_english import listed, some


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Names and values for a list, and the sentences that go with them."""

    versions: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    content_sha256: str


def provenance(content: Content) -> Provenance:
    """The versions that made the baseline, and what was dropped on the way."""
    return Provenance(
        versions=tuple(_versions(content.mapping("made_with"))),
        sentences=tuple(_dropped(content.mapping("inputs"))),
        content_sha256=str(content.source.get("content_sha256") or ""),
    )


def _versions(made_with: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "Coresponder", str(made_with.get("coresponder") or "not stated")
    for name, words in (("profile", "Mapping profile"), ("rules", "Rule table")):
        part = made_with.get(name) or {}
        yield words, " ".join(str(part[key]) for key in ("name", "version") if part.get(key)) or "not stated"
    if made_with.get("registry_sha256"):
        yield "Definitions of the measures", f"SHA-256 {made_with['registry_sha256']}"


def _dropped(inputs: Mapping[str, Any]) -> Iterator[str]:
    personal = [str(name) for name in inputs.get("personal_columns_dropped") or ()]
    if personal:
        yield f"Dropped before anything was stored, because they are personal: {listed(personal)}."
    others = inputs.get("other_columns_dropped") or ()
    if others:
        yield f"Not read, because the profile does not map them: {some(len(others), 'further column')}."


def files_table(content: Content) -> Table:
    """One row for each input file."""
    return Table(
        id="table-files",
        caption="The files that were read",
        columns=(
            Column(title="File"),
            *number_columns("Rows", "Read", "Rejected", "Repeated"),
            Column(title="SHA-256"),
        ),
        rows=tuple(_file_row(entry) for entry in content.mapping("inputs").get("files") or ()),
        empty="No file is named in this baseline.",
    )


def _file_row(entry: Mapping[str, Any]) -> tuple[Cell, ...]:
    return (
        Cell(text=str(entry.get("name", ""))),
        *(count_cell(_count(entry.get(name))) for name in ("rows", "read", "rejected", "duplicates")),
        Cell(text=str(entry.get("sha256", ""))),
    )


def _count(value: Any) -> float | None:
    """A count, or the sum of the counts by reason."""
    if isinstance(value, Mapping):
        return float(sum(value.values()))
    return None if value is None else float(value)
