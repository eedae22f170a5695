"""How a figure is said: with its range and what it rests on, and in words where there is no number to say."""

from collections.abc import Callable, Iterable, Sequence

from coresponder.analysis.measures.figures import Figure
from coresponder.kernel.spoken_english import listed

Say = Callable[[float], str]

DEFINITION_NAMES = {"coded": "Coded", "detected": "Detected", "possible": "Possible (upper bound)"}
WITHHELD = "withheld"
NOT_RECORDED = "not recorded"
WITHHELD_NOTE = (
    "Withheld: fewer than 11 calls, or a number from which such a small one could be worked out. Withheld is not zero."
)


def said(figure: Figure | None, say: Say) -> str:
    """The value in words; “withheld” or “not recorded” where there is none."""
    if figure is None or figure.value is None:
        return WITHHELD if figure is not None and figure.suppressed else NOT_RECORDED
    return say(figure.value)


def range_said(figure: Figure | None, say: Say) -> str:
    """The 95 % range in words, empty where there is none."""
    if figure is None or figure.low is None or figure.high is None:
        return ""
    return between(say(figure.low), say(figure.high))


def between(low: str, high: str) -> str:
    """Two numbers with their unit said once: 22 to 25 min, 4.6 to 5.0%."""
    unit = "%" if high.endswith("%") else f" {high.partition(' ')[2]}"
    return f"{low.removesuffix(unit)} to {high}"


def with_range(figure: Figure | None, say: Say) -> str:
    """The value with its range: 62 (95% range 47 to 80)."""
    ranged = range_said(figure, say)
    return f"{said(figure, say)} (95% range {ranged})" if ranged else said(figure, say)


def known(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that have a value to show."""
    return [figure for figure in figures if figure.value is not None]


def value_of(figure: Figure) -> float:
    """The value of a figure that is known to have one."""
    if figure.value is None:
        raise ValueError("This figure has no value.")
    return figure.value


def apart(one: Figure, other: Figure) -> bool:
    """Whether the ranges of two figures do not overlap, so that chance alone hardly explains the difference."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return False
    return one.low > other.high or other.low > one.high


def overlap(one: Figure, other: Figure) -> str:
    """What to make of a difference whose ranges overlap, in a sentence; empty where they do not."""
    return "" if apart(one, other) else "Their ranges overlap, so chance may be all there is between them."


def withheld_note(figures: Sequence[Figure]) -> str:
    """What “withheld” means, for the foot of a table that has such a cell."""
    return WITHHELD_NOTE if any(figure.suppressed for figure in figures) else ""


def withheld_sentence(figures: Sequence[Figure], noun: str) -> str:
    """How many of the cells are withheld, in a sentence; empty where none is."""
    count = sum(figure.suppressed for figure in figures)
    if not count:
        return ""
    return f"{count:,} of {len(figures):,} {noun} {'is' if count == 1 else 'are'} withheld to protect small numbers."


def joined(*sentences: str) -> str:
    """The sentences that say something, one after another."""
    return " ".join(sentence for sentence in sentences if sentence)


def named(names: Sequence[str], most: int = 3) -> str:
    """A few names as a list, and how many more there are."""
    if len(names) <= most:
        return listed(names)
    return listed([*names[:most], f"{len(names) - most:,} more"])


def how_many(figure: Figure) -> str:
    """What the figure rests on, with a space after it; nothing where that number is withheld by itself."""
    return "" if figure.n is None else f"{figure.n:,} "


def distinct_sentences(texts: Iterable[str]) -> tuple[str, ...]:
    """The sentences of several texts, each once, in order: measures that share a caveat need not repeat it."""
    sentences = (f"{sentence.rstrip('.')}." for text in texts for sentence in text.split(". "))
    return tuple(dict.fromkeys(sentences))
