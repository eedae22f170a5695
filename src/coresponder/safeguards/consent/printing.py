"""From a template to a tagged PDF that a screen reader can read (PDF/UA-1), where the machine can lay out text."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.template.loader import render_to_string

from coresponder.kernel.errors import UsageError

PDF_VARIANT = "pdf/ua-1"
STYLES = Path(__file__).parent / "paper.css"


def pdf_of(template: str, content: Mapping[str, Any], *, footer: str = "") -> bytes:
    """The template as a tagged PDF; `footer` is a style for the foot of every sheet (see notice.pdf_footer).

    UsageError with the code “pdf_unavailable” where the PDF writer, or the Pango library that it needs, is missing.
    """
    writer = _pdf_writer()
    html = render_to_string(template, dict(content))
    styles = [writer.CSS(string=STYLES.read_text(encoding="utf-8") + footer, url_fetcher=_no_request)]
    document = writer.HTML(string=html, url_fetcher=_no_request)
    written: bytes = document.write_pdf(stylesheets=styles, pdf_variant=PDF_VARIANT)
    return written


def _pdf_writer() -> ModuleType:
    """WeasyPrint, imported only here: it loads Pango, which not every machine has."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise UsageError(
            "pdf_unavailable",
            "The PDF cannot be written, because a library that lays out text (Pango) is missing on this machine.",
            "Print the page from the browser instead, or ask whoever runs the program to install it.",
        ) from error


def _no_request(url: str, *arguments: Any, **options: Any) -> dict[str, Any]:
    """Nothing on the paper lives elsewhere, so nothing may be fetched."""
    raise ValueError("The paper asks for nothing from outside.")
