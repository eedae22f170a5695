"""How hard a text is to read, as a school grade.

Flesch and Kincaid's grade level (Kincaid et al. 1975, Navy Research Branch Report 8-75):
0.39 × words per sentence + 11.8 × syllables per word − 15.59. Syllables are counted by groups of vowels, which is right
for about nine words in ten; over a page the mistakes even out.
"""

import re

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
