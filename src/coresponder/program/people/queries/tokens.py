"""The tokens by which names and facts are found: 64 bits of a keyed hash, never the value."""

from collections.abc import Iterable
from datetime import date

from coresponder.analysis.linkage.spelling import search_keys, words_of
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.safeguards.encryption.keys import blind_index


def name_tokens(*texts: str) -> list[int]:
    """The tokens of a name: of its words, their sounds, beginnings, and spellings with one letter left out."""
    words = {word for text in texts for word in words_of(text)}
    return sorted({name_token(key) for word in words for key in search_keys(word)})


def identity_tokens(kind: IdentityKind, detail: str, value: str) -> list[int]:
    """The tokens of a fact: the whole value, and the birth years that it allows."""
    if kind == IdentityKind.BIRTH_DATE:
        return sorted({identity_token(f"born:{value}"), year_token(date.fromisoformat(value).year)})
    if kind == IdentityKind.BIRTH_YEARS:
        first, _, last = value.partition("-")
        return sorted(year_token(year) for year in range(int(first), int(last) + 1))
    if kind == IdentityKind.ADDRESS:
        return []
    return [identity_token(f"{kind.value}:{detail if kind == IdentityKind.IDENTIFIER else ''}:{value.casefold()}")]


def phone_token(digits: str) -> int:
    """The token of a phone number of ten digits."""
    return identity_token(f"{IdentityKind.PHONE.value}::{digits}")


def birth_token(born: date) -> int:
    """The token of a birth date."""
    return identity_token(f"born:{born.isoformat()}")


def year_token(year: int) -> int:
    """The token of a birth year."""
    return identity_token(f"year:{year}")


def name_token(key: str) -> int:
    """The token of one search key of a name."""
    return _short(blind_index(key, field="people.name"))


def name_tokens_of_keys(keys: Iterable[str]) -> list[int]:
    """The tokens of several search keys."""
    return [name_token(key) for key in keys]


def identity_token(text: str) -> int:
    """The token of one exact value."""
    return _short(blind_index(text, field="people.identity"))


def _short(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "big", signed=True)
