"""A paper as a tagged PDF that a screen reader can read (PDF/UA-1)."""

from importlib import import_module
from pathlib import Path
from typing import Any

from coresponder.formats.documents.blocks import Paper
from coresponder.formats.documents.page_writer import page_of
from coresponder.kernel.errors import UsageError

PDF_VARIANT = "pdf/ua-1"
STYLES = Path(__file__).parent / "paper.css"


def pdf_of(paper: Paper) -> bytes:
    """The paper as bytes. UsageError (“pdf_unavailable”) where the library that lays out text is missing."""
    writer = _pdf_writer()
    foot = paper.foot.replace("\\", "").replace('"', "”")
    styles = STYLES.read_text(encoding="utf-8") + f'@page {{ @bottom-left {{ content: "{foot}"; font-size: 8pt }} }}'
    document = writer.HTML(string=page_of(paper), url_fetcher=_no_request)
    sheets = [writer.CSS(string=styles, url_fetcher=_no_request)]
    written: bytes = document.write_pdf(stylesheets=sheets, pdf_variant=PDF_VARIANT)
    return written


def pdf_of_page(page: str) -> bytes:
    """A page that carries its own styles, as bytes. UsageError as above."""
    writer = _pdf_writer()
    written: bytes = writer.HTML(string=page, url_fetcher=_no_request).write_pdf(pdf_variant=PDF_VARIANT)
    return written


def _pdf_writer() -> Any:
    """WeasyPrint, imported only here: it loads Pango, which not every machine has."""
    try:
        return import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise UsageError(
            "pdf_unavailable",
            "The PDF cannot be written, because a library that lays out text (Pango) is missing on this machine.",
            "Print the page from the browser instead, or take the DOCX file.",
        ) from error


def _no_request(url: str, *arguments: Any, **options: Any) -> dict[str, Any]:
    """Nothing on the paper lives elsewhere, so nothing may be fetched."""
    raise ValueError("The paper asks for nothing from outside.")
