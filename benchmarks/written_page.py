"""Putting a measured table into a page between two marker lines, and leaving the rest of the page alone."""

from pathlib import Path


def replace_between_markers(page: Path, name: str, measured: str) -> None:
    """Write `measured` into the page between its markers of that name; ValueError where it has none."""
    begin, end = f"<!-- measured: {name} -->", f"<!-- end of measured: {name} -->"
    text = page.read_text(encoding="utf-8")
    if begin not in text or end not in text:
        raise ValueError(f"{page.name} has no lines “{begin}” and “{end}”.")
    before, rest = text.split(begin, 1)
    _, after = rest.split(end, 1)
    page.write_text(f"{before}{begin}\n\n{measured.strip()}\n\n{end}{after}", encoding="utf-8")
