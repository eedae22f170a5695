"""The text of a note, which the standard lets be HTML, as plain text."""

import html
import re

BREAKS = re.compile(r"<\s*(?:br|/p|/div|/li|/tr|/h[1-6])\b[^>]*>", re.IGNORECASE)
# Nothing inside these is ever text for a reader.
SILENT = re.compile(r"<\s*(script|style)\b.*?<\s*/\s*\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[/!a-zA-Z][^>]*>")
SPACES = re.compile(r"[ \t\r\f\v]+")
EMPTY_LINES = re.compile(r"\n\s*\n+")


def plain_text(note: str) -> str:
    """What somebody would read, line by line."""
    spaced = SPACES.sub(" ", TAG.sub("", BREAKS.sub("\n", SILENT.sub("", note))))
    lines = [line.strip() for line in EMPTY_LINES.sub("\n", html.unescape(spaced)).splitlines()]
    return "\n".join(line for line in lines if line)
