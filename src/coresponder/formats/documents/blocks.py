"""What a paper is made of. Nothing here knows how it is written."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading; level 1 is the highest below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """A paragraph. A note stands apart: a warning, a source, a line about a version."""

    text: str
    is_note: bool = False


@dataclass(frozen=True, kw_only=True)
class Items:
    """A list, numbered or not."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a caption and a row of headings; the first cell of each row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Signatures:
    """Lines to sign on, one for each party, with what is known of a signature that was given already."""

    parties: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """What follows begins on a new sheet."""


Block = Heading | Paragraph | Items | Table | Signatures | PageBreak


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole paper: its title, a line below it, the foot of every sheet, its blocks in order."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    foot: str = ""
    language: str = "en-US"
