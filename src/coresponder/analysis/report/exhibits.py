"""What a page of a baseline is made of, before it is drawn: sections, exhibits, tables, pictures, key figures.

The printed report, the HTML file and the browser page draw the same objects, so they can never disagree.
"""

from dataclasses import dataclass
from typing import Literal

CellState = Literal["", "withheld", "not_recorded"]
TableKind = Literal["plain", "heat"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One cell of a table, ready to read: `text` is final (a withheld cell says so and holds no number).

    `shade` is the step 0 (least) to 6 (most) of a heat map, and None elsewhere.
    """

    text: str
    state: CellState = ""
    shade: int | None = None


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its heading, whether it holds numbers (set right), and the group heading above it, if any."""

    title: str
    numeric: bool = False
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table with a caption. The first cell of each row is that row's heading. `empty` is said when it has no rows."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    empty: str = "Nothing to show."
    kind: TableKind = "plain"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The same chart drawn for a page (`wide`) and for a phone (`narrow`): two SVG texts with ids of their own.

    Each carries its own title and description. A page shows one and hides the other by the width of the window.
    `paper` is the wide one with the description in its title too, because the PDF writer takes only that along.
    """

    wide: str
    narrow: str
    paper: str


@dataclass(frozen=True, kw_only=True)
class Grade:
    """How good the data behind something are: A to F (empty where not graded), and the sentence that says why."""

    letter: str
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """One measure shown: a sentence written by rule from the figures, a picture where one helps, and the table.

    `unavailable` says why there is nothing to show, and then there is neither picture nor table.
    `definition` says what was counted over what. `caveats` say what the figures do not account for.
    """

    key: str
    title: str
    sentence: str
    picture: Picture | None = None
    table: Table | None = None
    grade: Grade | None = None
    definition: str = ""
    caveats: tuple[str, ...] = ()
    unavailable: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One question of the planning team, the short answer, and the exhibits behind it."""

    key: str
    title: str
    sentence: str
    exhibits: tuple[Exhibit, ...]
    does_not_say: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class KeyFigure:
    """One number on a card: what it is, the number in words, its range and n, and the grade of its data.

    `section` is the key of the section that shows where it comes from. A missing or withheld number says so in `value`.
    """

    key: str
    label: str
    value: str
    unit: str
    detail: str
    section: str
    grade: Grade | None = None
