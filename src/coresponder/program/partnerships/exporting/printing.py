"""An agreement as a tagged PDF (PDF/UA-1)."""

from importlib import import_module
from typing import Any

from django.template.loader import render_to_string

from coresponder.kernel.errors import UsageError
from coresponder.program.partnerships.assembling import days_words
from coresponder.program.partnerships.clauses.library import NEEDS_COUNSEL

PDF_VARIANT = "pdf/ua-1"


def agreement_pdf(content: dict[str, Any]) -> bytes:
    """The whole wording as a tagged PDF: title, language, headings, a header for each column.

    UsageError with the code “pdf_unavailable” where the PDF writer, or the Pango library that it needs, is missing.
    """
    try:
        writer = import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise UsageError(
            "pdf_unavailable",
            "The PDF cannot be written, because a library that lays out text (Pango) is missing on this machine.",
            "Install it, or take the DOCX, which holds the same.",
        ) from error
    told = {"content": content, "days": days_words(content), "needs_counsel": NEEDS_COUNSEL}
    page = render_to_string("partnerships/agreement_pdf.html", told)
    written: bytes = writer.HTML(string=page, url_fetcher=_no_request).write_pdf(pdf_variant=PDF_VARIANT)
    return written


def _no_request(url: str, *arguments: Any, **options: Any) -> dict[str, Any]:
    """Nothing in the document lives elsewhere, so nothing may be fetched."""
    raise ValueError("The document asks for nothing from outside.")
