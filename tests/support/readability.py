"""How hard a text is to read, as a school grade.

Flesch and Kincaid's grade level (Kincaid et al. 1975, Navy Research Branch Report 8-75):
0.39 × words per sentence + 11.8 × syllables per word − 15.59. Syllables are counted by groups of vowels, which is right
for about nine words in ten; over a page the mistakes even out.

For Spanish, Fernández Huerta's index of ease (1959, Consigna 214): 206.84 − 60 × syllables per word − 1.02 × words per
sentence, as corrected by Law (2011). From 70 on “fairly easy”, about grade 7; from 60 on “standard”, grades 8 and 9.
Spanish syllables follow the spelling: each strong or accented vowel is one, a weak one beside it is none.
For the other languages of the pocket card no measure is known to us that was tried on crisis cards; only the length of
their sentences is held.
"""

import re
from collections.abc import Iterable

WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)")
VOWELS = re.compile(r"[aeiouy]+")


def syllables(word: str) -> int:
    """The groups of vowels, a silent e at the end not counted."""
    plain = word.lower().replace("’", "").replace("'", "")
    plain = re.sub(r"(?<![aeiouyl])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouysxzgc])es$", "", plain)
    return max(len(VOWELS.findall(plain)), 1)


def grade(text: str) -> float:
    """The school grade of a text."""
    words = WORD.findall(text)
    sentences = max(len(SENTENCE_END.findall(text)), 1)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


SPANISH_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+")
SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+")
STRONG = set("aeoáéíóú")


def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word."""
    plain = re.sub(r"qu(?=[eiéí])", "q", word.lower())
    plain = re.sub(r"gu(?=[eiéí])", "g", plain)
    plain = re.sub(r"y(?=$|[^aeiouáéíóú])", "i", plain)
    groups = SPANISH_VOWELS.findall(plain)
    return max(sum(max(sum(letter in STRONG for letter in group), 1) for group in groups), 1)


def spanish_ease(text: str) -> float:
    """How easy a Spanish text is, from 0 to 100 and beyond."""
    words = SPANISH_WORD.findall(text)
    sentences = max(len(SENTENCE_END.findall(text)), 1)
    return 206.84 - 60 * sum(map(spanish_syllables, words)) / len(words) - 1.02 * len(words) / sentences


def as_sentences(lines: Iterable[str]) -> str:
    """Lines as one text, each a sentence at least."""
    stripped = (line.strip() for line in lines if line.strip())
    return " ".join(line if line.endswith((".", "?", "!", ":")) else f"{line}." for line in stripped)
