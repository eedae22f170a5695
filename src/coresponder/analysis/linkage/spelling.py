"""What a word of a name is found by: itself, its sound, its beginning, and itself with one letter left out.

Two words that differ by one letter added, dropped, changed, or by two neighbors swapped, share at least one spelling
with a letter left out (the symmetric-delete method of Garbe's SymSpell, 2012). Two that sound alike in English, such as
Katherine and Catherine, share a sound. Neither is tied to which part of a name the word stands in, so that given and
family names written the wrong way round are found as well.
"""

import re
import unicodedata
from collections.abc import Iterator

SHORTEST_PREFIX, LONGEST_PREFIX = 3, 4
# Below this many letters a word with one left out is too little to tell anything.
SHORTEST_TO_MISSPELL = 4

# Letters that do not come apart into a plain one and an accent.
WITHOUT_ACCENT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})

# What English spelling makes of a sound; the order matters. After the ideas of Philips' Metaphone (1990).
SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"^wh", "w"),
        (r"sch(?=[lmnw])", "s"),
        (r"sch", "sk"),
        (r"tch|tsch|cz|ch", "C"),
        (r"sh|ti(?=[ao])|si(?=o)", "C"),
        (r"th", "t"),
        (r"ph|pf", "f"),
        (r"mb$", "m"),
        (r"dge|dgi", "j"),
        (r"gh(?=[bdfklmnpqrstvwxz]|$)", ""),
        (r"gh", "g"),
        (r"ck|cq", "k"),
        (r"c(?=[eiy])", "s"),
        (r"[cq]", "k"),
        (r"g(?=[eiy])", "j"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"v", "f"),
        (r"d", "t"),
        (r"^h?[aeiouy]+", "A"),
        (r"(?<=.)[aeiouyhw]+", ""),
        (r"(.)\1+", r"\1"),
    )
)


def plain(text: str) -> str:
    """Lower case, without accents, without anything but letters, spaces and hyphens."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(WITHOUT_ACCENT)).replace("’", "").replace("'", "")
    return re.sub(r"[^\w\s-]|[\d_]", "", "".join(each for each in folded if not unicodedata.combining(each)))


def words_of(text: str) -> list[str]:
    """The words of a name, without accents; of a double name its halves and both together."""
    found: list[str] = []
    for word in plain(text).split():
        halves = [half for half in word.split("-") if half]
        found += [*halves, "".join(halves)] if len(halves) > 1 else halves
    return list(dict.fromkeys(found))


def sound(word: str) -> str:
    """How a word sounds in English, as a short code. Words of other languages keep their consonants."""
    for pattern, code in SOUNDS:
        word = pattern.sub(code, word)
    return word


def shortened(word: str) -> Iterator[str]:
    """The word and every spelling of it with one letter left out."""
    yield word
    if len(word) >= SHORTEST_TO_MISSPELL:
        yield from (word[:place] + word[place + 1 :] for place in range(len(word)))


def search_keys(word: str) -> set[str]:
    """Everything that a word of a stored name is found by."""
    return {whole_key(word), sound_key(word), *misspelling_keys(word), *_prefix_keys(word)}


def whole_key(word: str) -> str:
    """The key of a word as it stands."""
    return f"w:{word}"


def sound_key(word: str) -> str:
    """The key of the sound."""
    return f"s:{sound(word)}"


def misspelling_keys(word: str) -> set[str]:
    """The keys that any spelling one letter away shares."""
    return {f"d:{each}" for each in shortened(word)}


def prefix_key(beginning: str) -> str:
    """The key of words that begin like this, by their first four letters, or three."""
    return f"p:{beginning[:LONGEST_PREFIX]}"


def _prefix_keys(word: str) -> set[str]:
    return {f"p:{word[:length]}" for length in (SHORTEST_PREFIX, LONGEST_PREFIX) if len(word) >= length}
