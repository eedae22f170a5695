"""From a baseline to a tagged PDF that a screen reader can read (PDF/UA-1)."""

from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any

from coresponder.analysis.report.rendering import render_printable
from coresponder.kernel.errors import UsageError

PDF_VARIANT = "pdf/ua-1"


def render_pdf(baseline: Mapping[str, Any]) -> bytes:
    """The report as a tagged PDF: title, language, headings, table headers, and a text for each chart.

    UsageError with the code “pdf_unavailable” where the PDF writer, or the Pango library that it needs, is missing.
    """
    writer = _pdf_writer()
    document = writer.HTML(string=render_printable(baseline), url_fetcher=_no_request)
    written: bytes = document.write_pdf(pdf_variant=PDF_VARIANT)
    return written


def _pdf_writer() -> ModuleType:
    """WeasyPrint, imported only here: it loads Pango, which not every machine has."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise UsageError(
            "pdf_unavailable",
            "The PDF cannot be written, because a library that lays out text (Pango) is missing on this machine.",
            "Install it (Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango), "
            "or use the HTML report, which holds the same and can be printed from a browser.",
        ) from error


def _no_request(url: str, *arguments: Any, **options: Any) -> dict[str, Any]:
    """Nothing in the report lives elsewhere, so nothing may be fetched."""
    raise ValueError("The report asks for nothing from outside.")
