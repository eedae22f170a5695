"""What the feedback page says, in English and Spanish, at about grade 8. The file holds the texts; this reads them."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("feedback_texts.toml")


@cache
def texts() -> dict[str, Any]:
    """Every text by language."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def texts_in(language: str) -> dict[str, Any]:
    """The texts of one language; English where there is none of that name."""
    found: dict[str, Any] = texts().get(language, texts()["en"])
    return found
