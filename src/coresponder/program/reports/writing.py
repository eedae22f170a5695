"""A report as a file: tagged PDF (PDF/UA-1), CSV, and a workbook. A spreadsheet never runs what stands in a cell.

Both tables have one row for each figure, with all that is needed to judge it: its definition, n, interval and method,
source, version, and the data set that it was computed from. What is withheld says “withheld”.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from coresponder.formats.documents.pdf_writer import pdf_of_page
from coresponder.formats.documents.tables import BYTE_ORDER_MARK, Cell, Sheet, as_csv, as_xlsx
from coresponder.program.reports.figure_words import WITHHELD
from coresponder.program.reports.models import Report
from coresponder.program.reports.presenting import Line, Presented, Shown, presented
from coresponder.program.reports.vocabulary import Format, ReportKind

HEAD = (
    "measure", "figure", "value", "unit", "low", "high", "interval_method", "n", "numerator", "denominator", "missing",
    "shown", "first_day", "last_day", "counted", "out_of", "does_not_say", "source", "measure_key", "measure_version",
    "definition_sha256", "data_set_sha256", "report_version", "before_and_after",
)  # fmt: skip
LONG_TEXTS = ("counted", "out_of", "does_not_say", "source", "measure", "figure", "before_and_after")


def written(report: Report, form: Format) -> bytes:
    """The bytes of that file."""
    return WRITERS[form](presented(report))


def page_for_paper(shown: Presented) -> str:
    """The report laid out for paper; the council's page fits on one."""
    name = "one_page" if shown.report.kind == ReportKind.ONE_PAGER else "paper"
    content = {"shown": shown, "report": shown.report, "address": _address(shown.report)}
    return render_to_string(f"reports/{name}.html", content)


def _address(report: Report) -> str:
    """Where everybody finds how its numbers are counted; nothing for a report that is not public, or may never be."""
    if not report.is_public or not settings.PUBLIC_ADDRESS:
        return ""
    return f"{settings.PUBLIC_ADDRESS}{reverse('reports:result', args=[report.pk])}"


def _pdf(shown: Presented) -> bytes:
    return pdf_of_page(page_for_paper(shown))


def _csv(shown: Presented) -> bytes:
    return (BYTE_ORDER_MARK + as_csv([HEAD, *_rows(shown)])).encode()


def _xlsx(shown: Presented) -> bytes:
    figures = Sheet(title="Figures", lines=[HEAD, *_rows(shown)], wide=LONG_TEXTS)
    words = Sheet(title="Words", lines=[("heading", "text"), *_words(shown)], wide=("heading", "text"))
    return as_xlsx(figures, words, title=shown.report.title)


def _rows(shown: Presented) -> Iterator[tuple[Cell, ...]]:
    for measure in shown.measures:
        for line in measure.lines:
            yield _row(shown.report, measure, line)


def _row(report: Report, measure: Shown, line: Line) -> tuple[Cell, ...]:
    figure, definition = line.figure, measure.definition
    return (
        measure.title, line.label, *_numbers(figure, definition["unit"]),
        WITHHELD if line.is_withheld else "yes", report.starts_on.isoformat(), report.ends_on.isoformat(),
        definition["numerator"], definition["denominator"], definition["caveats"], definition["source"], measure.key,
        definition["version"], measure.definition_sha256, report.release.sha256, report.version,
        measure.compared.sentence if measure.compared else "",
    )  # fmt: skip


def _numbers(figure: Mapping[str, Any], unit: str) -> tuple[Cell, ...]:
    """Value to missing; a withheld figure says so in place of its value, and nothing else."""
    if figure["suppressed"] or figure["value"] is None:
        return (WITHHELD, unit, None, None, "", None, None, None, None)
    names = ("low", "high", "interval", "n", "numerator", "denominator", "missing")
    return (figure["value"], unit, *(figure[name] for name in names))


def _words(shown: Presented) -> Iterator[tuple[Cell, ...]]:
    yield ("Title", shown.report.title)
    yield ("Period", shown.period)
    if shown.report.correction_note:
        yield ("Corrected", shown.report.correction_note)
    if shown.answers:
        yield from ((each.question, _answered(each)) for each in shown.answers)
        return
    yield from ((each.heading, each.text) for each in shown.words)


def _answered(answer: Any) -> str:
    if answer.is_open:
        return "not answered yet"
    return answer.words or "; ".join(f"{line.label} {line.value}".strip() for line in answer.lines)


WRITERS: Mapping[Format, Callable[[Presented], bytes]] = {Format.PDF: _pdf, Format.CSV: _csv, Format.XLSX: _xlsx}
