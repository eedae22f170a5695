"""Writing SVG as text: every element escaped, every color by role, every picture with a title and a description."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from coresponder.analysis.charts.palette import FONT_FAMILY, LIGHT, Role

Size = Literal["wide", "narrow"]
Anchor = Literal["start", "middle", "end"]
Attribute = str | float | int

WIDTHS: dict[Size, int] = {"wide": 720, "narrow": 360}
TEXT_SIZE = 13
SMALL_SIZE = 12
MEAN_LETTER_WIDTH = 0.56  # of the text size, for a humanist sans serif; wide enough to be safe


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What a picture says to someone who cannot see it. `id` is unique on the page."""

    id: str
    title: str
    description: str


def plain(number: Attribute) -> str:
    """A coordinate with at most two decimals, and text as it is."""
    if isinstance(number, str):
        return number
    return f"{number:.2f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))


def element(name: str, attributes: Mapping[str, Attribute], *children: str) -> str:
    """One SVG element; attribute values are escaped, children are already SVG."""
    written = "".join(f" {key}={quoteattr(plain(value))}" for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def paint(*, fill: Role | None = None, stroke: Role | None = None) -> dict[str, Attribute]:
    """The color of a shape, twice: as attributes for paper, as classes for the screen's two themes."""
    painted: dict[str, Attribute] = {"fill": LIGHT[fill] if fill else "none"}
    if stroke:
        painted["stroke"] = LIGHT[stroke]
    classes = [f"crt-fill-{fill}"] * bool(fill) + [f"crt-stroke-{stroke}"] * bool(stroke)
    return {"class": " ".join(classes), **painted}


def text(
    words: str,
    x: float,
    y: float,
    *,
    role: Role = "ink",
    size: float = TEXT_SIZE,
    anchor: Anchor = "start",
    bold: bool = False,
) -> str:
    """Words with their baseline at `y`."""
    attributes: dict[str, Attribute] = {"x": x, "y": y, "font-size": size, **paint(fill=role)}
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if bold:
        attributes["font-weight"] = 600
    return element("text", attributes, escape(words))


def line(x1: float, y1: float, x2: float, y2: float, *, role: Role, width: float = 1, dashes: str = "") -> str:
    """A straight line."""
    attributes: dict[str, Attribute] = {"x1": x1, "y1": y1, "x2": x2, "y2": y2, **paint(stroke=role)}
    attributes["stroke-width"] = width
    if dashes:
        attributes["stroke-dasharray"] = dashes
    return element("line", attributes)


def box(x: float, y: float, width: float, height: float, *, role: Role, radius: float = 0) -> str:
    """A filled rectangle; nothing at all where it would be empty."""
    if width <= 0 or height <= 0:
        return ""
    attributes: dict[str, Attribute] = {"x": x, "y": y, "width": width, "height": height, **paint(fill=role)}
    return element("rect", attributes | ({"rx": radius} if radius else {}))


def hatch_pattern(identifier: str) -> str:
    """The pattern that means “withheld, or no data”: diagonal lines, so that it never depends on color."""
    ground = box(0, 0, 7, 7, role="surface")
    stripes = element("path", {"d": "M-1 1 L1 -1 M0 7 L7 0 M6 8 L8 6", "stroke-width": 1, **paint(stroke="second")})
    return element(
        "pattern", {"id": identifier, "width": 7, "height": 7, "patternUnits": "userSpaceOnUse"}, ground, stripes
    )


def hatched(pattern: str) -> dict[str, Attribute]:
    """Filled with the hatch of `pattern` instead of a color."""
    return {"class": "crt-stroke-second", "fill": f"url(#{pattern})", "stroke": LIGHT["second"]}


def hatched_box(x: float, y: float, width: float, height: float, *, pattern: str) -> str:
    """A rectangle filled with the hatch of `pattern`."""
    place: dict[str, Attribute] = {"x": x, "y": y, "width": width, "height": height}
    return element("rect", place | hatched(pattern) | {"stroke-width": 0.5})


def text_width(words: str, size: float = TEXT_SIZE) -> float:
    """About how wide the words will be; no font is measured, so leave some room."""
    return len(words) * size * MEAN_LETTER_WIDTH


def shortened(words: str, room: float, size: float = TEXT_SIZE) -> str:
    """The words, cut with an ellipsis where they do not fit in `room`; the table beside the chart has them whole."""
    letters = max(int(room / (size * MEAN_LETTER_WIDTH)), 2)
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def in_two_lines(words: str, room: float, size: float = TEXT_SIZE) -> tuple[str, ...]:
    """The words in one line where they fit in `room`, else broken at a space into two, the second cut if need be."""
    if text_width(words, size) <= room:
        return (words,)
    letters = int(room / (size * MEAN_LETTER_WIDTH))
    at = words.rfind(" ", 0, letters + 1)
    return (words[:at], shortened(words[at + 1 :], room, size)) if at > 0 else (shortened(words, room, size),)


def picture(caption: Caption, width: float, height: float, *shapes: str) -> str:
    """A whole picture, named and described for those who cannot see it."""
    title, description = f"{caption.id}-title", f"{caption.id}-description"
    attributes: dict[str, Attribute] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "class": "crt-chart",
        "role": "img",
        "aria-labelledby": f"{title} {description}",
        "viewBox": f"0 0 {plain(width)} {plain(height)}",
        "width": width,
        "height": height,
        "font-family": FONT_FAMILY,
    }
    named = element("title", {"id": title}, escape(caption.title) or "Chart")
    described = element("desc", {"id": description}, escape(caption.description) or "See the table.")
    return element("svg", attributes, named, described, *shapes)
