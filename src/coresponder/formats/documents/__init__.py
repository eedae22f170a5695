"""Papers that people sign, print and mark up: one structure, written as DOCX, as a page and as a tagged PDF.

paper = Paper(title="Policy manual", blocks=(Heading(text="Purpose", level=1), Paragraph(text="Why …")))
docx_of(paper)   bytes for a word processor, with real headings, lists and tables
pdf_of(paper)    bytes, tagged (PDF/UA-1), from the same blocks
"""

from coresponder.formats.documents.blocks import (
    Block,
    Heading,
    Items,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Table,
)
from coresponder.formats.documents.docx_writer import docx_of
from coresponder.formats.documents.page_writer import page_of
from coresponder.formats.documents.pdf_writer import pdf_of
from coresponder.formats.documents.plain_text import blocks_of

__all__ = [
    "Block",
    "Heading",
    "Items",
    "PageBreak",
    "Paper",
    "Paragraph",
    "Signatures",
    "Table",
    "blocks_of",
    "docx_of",
    "page_of",
    "pdf_of",
]
