"""A QR code as SVG, drawn here: the link in it goes to no service that draws codes."""

from importlib import import_module
from typing import Any

from coresponder.analysis.charts.svg import Caption, element, picture

# The white edge that readers need, in modules.
EDGE = 4
# Lines and stains of paper that has hung on a wall: 15 % may be unreadable.
CORRECTION = 0


def scan_code(text: str, *, caption: Caption) -> str:
    """The code, black on white in every theme, because a camera needs that; read out as its caption."""
    matrix = _matrix(text)
    size = len(matrix) + 2 * EDGE
    ground = element("rect", {"width": size, "height": size, "fill": "#ffffff"})
    path = "".join(
        f"M{x + EDGE} {y + EDGE}h1v1h-1z" for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark
    )
    return picture(caption, size, size, ground, element("path", {"d": path, "fill": "#000000"}))


def _matrix(text: str) -> list[list[bool]]:
    writer: Any = import_module("qrcode")
    code = writer.QRCode(border=0, error_correction=CORRECTION)
    code.add_data(text)
    code.make(fit=True)
    found: list[list[bool]] = code.get_matrix()
    return found
