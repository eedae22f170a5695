"""Which of a few candidates is meant: how like the words that were typed are to the words of each name."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA, JaroWinkler

from coresponder.analysis.linkage.nicknames import alike
from coresponder.analysis.linkage.spelling import sound

NICKNAME, SOUND, BEGINNING = 0.95, 0.88, 0.93
LEAST_LIKE = 0.72


def likeness(typed: Sequence[str], name: Sequence[str], *, is_still_typing: bool = True) -> float:
    """How well a name answers what was typed, from 0 to 1; 0 where a typed word is like no word of the name.

    Words may stand in any order. The last one may be the beginning of a word. Of three words or more one may be like
    none: a middle name that nobody recorded.
    """
    if not typed or not name:
        return 0.0
    left, total, may_miss = list(name), 0.0, len(typed) > 2
    for place, word in enumerate(typed):
        is_last = is_still_typing and place == len(typed) - 1
        best, found = max((_alike(word, each, may_go_on=is_last), each) for each in (left or name))
        if best < LEAST_LIKE:
            if not may_miss:
                return 0.0
            best, may_miss = 0.0, False
        total += best
        left = [each for each in left if each != found]
    # Of two that answer equally well, the one with fewer further words is meant more often.
    return total / len(typed) - 0.005 * len(left)


def _alike(typed: str, word: str, *, may_go_on: bool) -> float:
    if typed == word:
        return 1.0
    if word in alike(typed):
        return NICKNAME
    if may_go_on and word.startswith(typed):
        return BEGINNING + 0.05 * len(typed) / len(word)
    by_letters = JaroWinkler.similarity(typed, word) if OSA.distance(typed, word) <= 1 + len(word) // 5 else 0.0
    by_sound = SOUND if sound(typed) == sound(word) else 0.0
    return max(min(by_letters, 0.97), by_sound)
