"""A paper as one page of HTML, from which the PDF is laid out. Every word is escaped here."""

from collections.abc import Iterable
from functools import singledispatch
from html import escape

from coresponder.formats.documents.blocks import Block, Heading, Items, PageBreak, Paper, Paragraph, Signatures, Table

DEEPEST = 6


def page_of(paper: Paper) -> str:
    """The whole paper as a page that needs nothing from outside."""
    subtitle = f'<p class="subtitle">{escape(paper.subtitle)}</p>' if paper.subtitle else ""
    head = f'<meta charset="utf-8"><title>{escape(paper.title)}</title>'
    body = f"<h1>{escape(paper.title)}</h1>{subtitle}{body_of(paper.blocks)}"
    return f'<!doctype html><html lang="{escape(paper.language)}"><head>{head}</head><body>{body}</body></html>'


def body_of(blocks: Iterable[Block]) -> str:
    """The blocks alone, to stand in a page of its own."""
    return "".join(_written(block) for block in blocks)


@singledispatch
def _written(block: Block) -> str:
    raise TypeError(f"No writer for {type(block).__name__}.")


@_written.register
def _(block: Heading) -> str:
    level = min(block.level + 1, DEEPEST)
    return f"<h{level}>{escape(block.text)}</h{level}>"


@_written.register
def _(block: Paragraph) -> str:
    return f'<p class="note">{escape(block.text)}</p>' if block.is_note else f"<p>{escape(block.text)}</p>"


@_written.register
def _(block: Items) -> str:
    tag = "ol" if block.is_numbered else "ul"
    return f"<{tag}>{''.join(f'<li>{escape(item)}</li>' for item in block.items)}</{tag}>"


@_written.register
def _(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in block.head)
    rows = "".join(_row(row) for row in block.rows)
    caption = f"<caption>{escape(block.caption)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(row: tuple[str, ...]) -> str:
    first, *others = row
    cells = "".join(f"<td>{escape(words)}</td>" for words in others)
    return f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'


@_written.register
def _(block: Signatures) -> str:
    lines = (
        f"<dt>{escape(party)}</dt><dd>{escape(known or 'Signed, name and title, date:')}</dd>"
        for party, known in block.parties
    )
    return f'<dl class="signatures">{"".join(lines)}</dl>'


@_written.register
def _(block: PageBreak) -> str:
    return '<div class="break"></div>'
