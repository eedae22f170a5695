"""What a records system is handed of an encounter, and the two shapes in which it gets it.

The XML is of our own schema, officers-report.xsd beside this file: every answer carries the name of its element, its
codes and its words, so that an interface can map codes and a person can read the file. The CSV has one row for each
encounter and one column for each element. There is no national schema for such a report to conform to; NIBRS asks for
offenses and arrests, which the records system reports by itself from its own incident.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID
from xml.etree import ElementTree

from coresponder.kernel.spreadsheets import harmless

NAMESPACE = "urn:coresponder:officers-report:1"
FIRST_COLUMNS = ("encounter", "calls", "agency", "author", "state", "contact_at", "filed_at", "person")
LAST_COLUMNS = ("narrative", "addenda")


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """One answer: its element, its question, its codes or its value, and the same in words."""

    element: str
    question: str
    values: tuple[str, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class Addition:
    """What was added after the review."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class OfficersReport:
    """The officer's part of one encounter. `person` is empty where nobody is named or the name may not go along."""

    encounter: UUID
    calls: tuple[str, ...]
    agency: str
    author: str
    state: str
    contact_at: datetime
    filed_at: datetime
    person: str
    narrative: str
    lines: tuple[ReportLine, ...]
    addenda: tuple[Addition, ...] = field(default=())


def as_xml(reports: Iterable[OfficersReport], *, written_at: datetime) -> bytes:
    """Some reports as one document of officers-report.xsd, UTF-8. Instants carry their offset from UTC."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(_tag("reports"), {"writtenAt": written_at.isoformat()})
    for report in reports:
        root.append(_xml_of(report))
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def as_csv(reports: Sequence[OfficersReport]) -> str:
    """Some reports as rows; a column for every element that any of them answers. No cell can run as a formula."""
    elements = list(dict.fromkeys(line.element for report in reports for line in report.lines))
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow([*FIRST_COLUMNS, *elements, *LAST_COLUMNS])
    for report in reports:
        rows.writerow([harmless(each) for each in _row(report, elements)])
    return written.getvalue()


def _row(report: OfficersReport, elements: Sequence[str]) -> list[str]:
    given = {line.element: "; ".join(line.values) for line in report.lines}
    first = (
        str(report.encounter), "; ".join(report.calls), report.agency, report.author, report.state,
        report.contact_at.isoformat(), report.filed_at.isoformat(), report.person,
    )  # fmt: skip
    added = "\n".join(f"{each.at.isoformat()} {each.by}: {each.text}" for each in report.addenda)
    return [*first, *(given.get(each, "") for each in elements), report.narrative, added]


def _xml_of(report: OfficersReport) -> ElementTree.Element:
    found = ElementTree.Element(_tag("report"), {"encounter": str(report.encounter), "state": report.state})
    for call in report.calls:
        _add(found, "call", call)
    _add(found, "agency", report.agency)
    _add(found, "author", report.author)
    _add(found, "contactAt", report.contact_at.isoformat())
    _add(found, "filedAt", report.filed_at.isoformat())
    if report.person:
        _add(found, "person", report.person)
    for line in report.lines:
        found.append(_answer(line))
    _add(found, "narrative", report.narrative)
    for each in report.addenda:
        _add(found, "addendum", each.text, at=each.at.isoformat(), by=each.by)
    return found


def _answer(line: ReportLine) -> ElementTree.Element:
    found = ElementTree.Element(_tag("answer"), {"element": line.element})
    _add(found, "question", line.question)
    for value in line.values:
        _add(found, "value", value)
    _add(found, "words", line.words)
    return found


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, _tag(name), attributes).text = _writable(text)


def _writable(text: str) -> str:
    """XML 1.0 has no place for control characters, which somebody may paste."""
    return "".join(letter for letter in text if letter in "\t\n\r" or letter >= " ")


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
