"""Plain text as people type it, as blocks: “## ” begins a heading, “- ” an item, an empty line a paragraph."""

from collections.abc import Iterator
from itertools import groupby

from coresponder.formats.documents.blocks import Block, Heading, Items, Paragraph

HEADING, ITEM = "## ", "- "


def blocks_of(text: str, *, level: int = 2) -> tuple[Block, ...]:
    """The blocks of a text; its headings are of this level."""
    return tuple(_blocks(text, level))


def _blocks(text: str, level: int) -> Iterator[Block]:
    for kind, lines in groupby(text.splitlines(), key=_kind):
        found = [line.strip() for line in lines]
        if kind == "heading":
            yield from (Heading(text=line.removeprefix(HEADING).strip(), level=level) for line in found)
        elif kind == "item":
            yield Items(items=tuple(line.removeprefix(ITEM).strip() for line in found))
        elif kind == "text":
            yield Paragraph(text=" ".join(found))


def _kind(line: str) -> str:
    if line.startswith(HEADING):
        return "heading"
    if line.startswith(ITEM):
        return "item"
    return "text" if line.strip() else "nothing"
