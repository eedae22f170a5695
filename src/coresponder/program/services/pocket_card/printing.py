"""The card as a tagged PDF that a screen reader can read (PDF/UA-1): one sheet, landscape, folded twice."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Any

from django.template.loader import render_to_string

from coresponder.kernel.errors import UsageError
from coresponder.program.services.pocket_card import letters
from coresponder.program.services.pocket_card.making import Card

PDF_VARIANT = "pdf/ua-1"
PAPER = Path(__file__).parent / "paper.css"
NO_LETTER_FOR_IT = "notdef"
_one_at_a_time = Lock()


def pdf_of(card: Card, *, is_reviewed: bool) -> bytes:
    """The card on paper.

    UsageError with the code “pdf_unavailable” where the PDF writer is missing, and “no_font” where this machine has no
    letters for the language: boxes instead of words would be worse than no card.
    """
    writer = _pdf_writer()
    html = render_to_string("services/pocket_card/paper.html", {"card": card, "is_reviewed": is_reviewed})
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    style = writer.CSS(
        string=PAPER.read_text(encoding="utf-8") + letters.face_for(html), url_fetcher=_only_letters, font_config=fonts
    )
    with _letters_that_are_missing() as missing:
        document = writer.HTML(string=html, url_fetcher=_only_letters)
        written: bytes = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=PDF_VARIANT)
    if missing:
        raise UsageError(
            "no_font",
            f"The PDF cannot be written in {card.words.name}: this machine has no font with its letters.",
            "Print the page from the browser instead, or ask whoever runs the program to install a font.",
        )
    return written


@contextmanager
def _letters_that_are_missing() -> Iterator[list[bool]]:
    """The PDF writer only logs that a letter is missing; here it is heard. One at a time: the logger is everybody's."""
    heard: list[bool] = []
    logger, ear = logging.getLogger("weasyprint"), _Ear(heard)
    with _one_at_a_time:
        before = logger.level, logger.propagate
        logger.addHandler(ear)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
        try:
            yield heard
        finally:
            logger.removeHandler(ear)
            logger.level, logger.propagate = before
            logger.setLevel(before[0])


class _Ear(logging.Handler):
    """Notes that a letter was missing; the letter itself is nobody's business."""

    def __init__(self, heard: list[bool]) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        if NO_LETTER_FOR_IT in str(record.msg):
            self.heard.append(True)


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


def _only_letters(url: str, *arguments: Any, **options: Any) -> Any:
    """Nothing on the card lives elsewhere, so nothing may be fetched but the letters that lie beside this file."""
    if url != letters.ADDRESS:
        raise ValueError("The card asks for nothing from outside.")
    return import_module("weasyprint.urls").URLFetcherResponse(url, letters.unpacked())
