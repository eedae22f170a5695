"""A logic model: what goes in, what is done, how it is measured, what it is for; each goal a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from coresponder.analysis.charts.svg import (
    SMALL_SIZE,
    WIDTHS,
    Caption,
    Size,
    box,
    line,
    picture,
    text,
    text_width,
)

GAP, PADDING, LINE_HEIGHT, BETWEEN = 14, 6, 14, 6
HEAD_HEIGHT, ROW_GAP = 24, 12
MOST_LINES = 6


@dataclass(frozen=True, kw_only=True)
class LogicRow:
    """One goal with what leads to it."""

    activities: tuple[str, ...]
    measured: tuple[str, ...]
    goal: str


@dataclass(frozen=True, kw_only=True)
class LogicModel:
    """The whole of it. Inputs serve every goal, and every goal serves the vision."""

    inputs: tuple[str, ...]
    rows: tuple[LogicRow, ...]
    vision: str

    @property
    def sentence(self) -> str:
        """What the picture says."""
        parts = [f"{row.goal} (measured by: {'; '.join(row.measured) or 'nothing yet'})" for row in self.rows]
        inputs = "; ".join(self.inputs) or "nothing recorded yet"
        return f"With {inputs}, the program works toward: {' — '.join(parts) or 'no goal yet'}."


@dataclass(frozen=True, kw_only=True)
class _Card:
    """One box with its lines of text."""

    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        return len(self.lines) * LINE_HEIGHT + 2 * PADDING


def wrapped(words: str, room: float) -> tuple[str, ...]:
    """The words in as many lines as they need, the last one cut where they are too many."""
    lines: list[str] = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, SMALL_SIZE) <= room or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = lines[MOST_LINES:]
    return (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1].rstrip('.,;')}…") if cut else tuple(lines)


def logic_model(model: LogicModel, *, caption: Caption, size: Size = "wide") -> str:
    """The picture: columns side by side where there is room, one below the other on a phone."""
    return _columns(model, caption) if size == "wide" else _stacked(model, caption)


def _columns(model: LogicModel, caption: Caption) -> str:
    width = WIDTHS["wide"]
    column = (width - 4 * GAP) / 5
    lefts = [place * (column + GAP) for place in range(5)]
    heads = [text(words, left, 14, bold=True) for words, left in zip(HEADS, lefts, strict=True)]
    shapes: list[str] = []
    top, middles = float(HEAD_HEIGHT), []
    for row in model.rows:
        groups = [_cards(each, column) for each in (row.activities, row.measured, (row.goal,))]
        height = max((_height(group) for group in groups), default=0)
        middle = top + height / 2
        for place, group in enumerate(groups):
            start = middle - _height(group) / 2
            shapes += _drawn(group, lefts[place + 1], start, column, role="band" if place == 2 else "rule")
            shapes.append(line(lefts[place + 1] - GAP, middle, lefts[place + 1], middle, role="second", width=1.5))
        shapes.append(line(lefts[3] + column, middle, lefts[4], middle, role="second", width=1.5))
        middles.append(middle)
        top += height + ROW_GAP
    inputs, vision = _cards(model.inputs, column), _cards((model.vision,) if model.vision else (), column)
    shapes += _drawn(inputs, lefts[0], HEAD_HEIGHT, column, role="rule")
    shapes += _drawn(vision, lefts[4], HEAD_HEIGHT, column, role="band")
    if len(middles) > 1:
        for x in (lefts[1] - GAP, lefts[4]):
            shapes.insert(0, line(x, middles[0], x, middles[-1], role="second", width=1.5))
    height = max(top, HEAD_HEIGHT + _height(inputs), HEAD_HEIGHT + _height(vision)) + 4
    return picture(caption, width, height, *heads, *shapes)


def _stacked(model: LogicModel, caption: Caption) -> str:
    width, top, shapes = WIDTHS["narrow"], 14.0, []
    parts: list[tuple[str, Sequence[str]]] = [(HEADS[0], model.inputs)]
    for number, row in enumerate(model.rows, start=1):
        parts.append((f"Goal {number}", (row.goal,)))
        parts += [(HEADS[1], row.activities), (HEADS[2], row.measured)]
    for head, entries in [*parts, (HEADS[4], (model.vision,) if model.vision else ())]:
        shapes.append(text(head, 0, top, bold=True))
        group = _cards(entries, width)
        shapes += _drawn(group, 0, top + 8, width, role="band" if head.startswith("Goal") else "rule")
        top += _height(group) + 8 + 24
    return picture(caption, width, top, *shapes)


HEADS = ("What goes in", "What is done", "Measured by", "Goals", "Vision")


def _cards(entries: Sequence[str], width: float) -> list[_Card]:
    return [_Card(lines=wrapped(each, width - 2 * PADDING)) for each in entries or ("–",)]


def _height(cards: Sequence[_Card]) -> float:
    return sum(card.height for card in cards) + BETWEEN * max(len(cards) - 1, 0)


def _drawn(cards: Sequence[_Card], left: float, top: float, width: float, *, role: str) -> list[str]:
    shapes = []
    for card in cards:
        shapes.append(box(left, top, width, card.height, role="band" if role == "band" else "rule", radius=4))
        for place, words in enumerate(card.lines):
            baseline = top + PADDING + LINE_HEIGHT * (place + 1) - 3
            shapes.append(text(words, left + PADDING, baseline, size=SMALL_SIZE))
        top += card.height + BETWEEN
    return shapes
