"""The fixed words of the card in each language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coresponder.kernel.content_hash import content_sha256

WORDS = Path(__file__).parent / "words"
SOURCE_LANGUAGE = "en"
# In the order in which they are offered.
LANGUAGES = ("en", "es", "vi", "zh", "ht", "ar")
# What browsers and printers know a language by, where it is more than our code.
TAGS = {"zh": "zh-Hans"}


@dataclass(frozen=True, kw_only=True)
class CardWords:
    """Every fixed word in one language. `sha256` tells these words from any others."""

    language: str
    name: str
    own_name: str
    direction: str
    clock: str
    comma: str
    title: str
    danger: str
    say: str
    lifeline: str
    always: str
    free: str
    call_first: str
    ask_hours: str
    speaks: str
    area: str
    everywhere: str
    printed_on: str
    days: tuple[str, ...]
    every_day: str
    sections: Mapping[str, str]
    sha256: str

    @property
    def tag(self) -> str:
        return TAGS.get(self.language, self.language)

    def apart(self, numbers: str) -> str:
        """Numbers that run from left to right in every language, kept in their order by Unicode's isolates."""
        return f"\u2066{numbers}\u2069" if self.direction == "rtl" else numbers

    @property
    def is_translation(self) -> bool:
        return self.language != SOURCE_LANGUAGE


@cache
def words_in(language: str) -> CardWords:
    """The words in one of LANGUAGES; KeyError for any other."""
    if language not in LANGUAGES:
        raise KeyError(language)
    read = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    return CardWords(**{**read, "days": tuple(read["days"])}, language=language, sha256=content_sha256(read))


def all_words() -> list[CardWords]:
    """The card's words in every language."""
    return [words_in(language) for language in LANGUAGES]
