"""Letters that few machines have, as a font of our own: without them there would be no card in Chinese.

The page takes the same file by its style sheet, and a browser asks for it only where it has none of its own. The PDF
takes it only where a card has such letters: reading a font of eight thousand of them takes a second.
"""

import re
from functools import cache
from importlib import import_module
from io import BytesIO
from pathlib import Path

FONT = Path(__file__).parents[1] / "static" / "services" / "vendor" / "noto-sans-sc.woff2"
ADDRESS = "letters:chinese"
FACE = f'@font-face {{ font-family: "Letters of the card"; src: url("{ADDRESS}") }}'
# Chinese characters, their punctuation, and the full-width forms.
NEEDING_IT = re.compile("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def face_for(text: str) -> str:
    """The style that brings the letters along, where the text has some; empty otherwise."""
    return FACE if NEEDING_IT.search(text) else ""


@cache
def unpacked() -> bytes:
    """The font as the PDF writer wants it; unpacked once for each process, because that takes seconds."""
    out = BytesIO()
    import_module("fontTools.ttLib.woff2").decompress(BytesIO(FONT.read_bytes()), out)
    return out.getvalue()
