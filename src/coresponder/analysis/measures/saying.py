"""Figures said in sentences. What was withheld is said to be withheld, and nothing that would give it away is said."""

from collections.abc import Callable, Sequence

from coresponder.analysis.measures.definitions import LEVELS
from coresponder.analysis.measures.figures import Figure
from coresponder.kernel.spoken_english import counted, listed

WITHHELD = "withheld"
NOTHING_CODED = "No call was coded as a crisis call."

Say = Callable[[float], str]


def one(figures: Sequence[Figure], **cell: str | int) -> Figure | None:
    """The first figure of that cell, if there is one."""
    return next(iter(where(figures, **cell)), None)


def where(figures: Sequence[Figure], **cell: str | int) -> list[Figure]:
    """The figures whose cell agrees with every name and value given."""
    return [figure for figure in figures if all(figure.by.get(name) == value for name, value in cell.items())]


def value_said(figure: Figure | None, say: Say) -> str:
    """The value in words, with its range where it has one: “12.8 (12.0 to 13.7)”."""
    if figure is None:
        return "not recorded"
    if figure.suppressed or figure.value is None:
        return WITHHELD
    return say(figure.value) + range_said(figure, say)


def range_said(figure: Figure, say: Say) -> str:
    """The 95% range in parentheses, or nothing where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = say(figure.low), say(figure.high)
    return f" ({low.removesuffix('%')} to {high})"


def by_definition_said(figures: Sequence[Figure], say: Say) -> str:
    """The three definitions in a row: “coded 411, detected 420, possible 1,900 at most”."""
    parts = [f"{definition} {value_said(one(figures, definition=definition), say)}" for definition in LEVELS]
    return listed(parts)


def most_and_least(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The figures with the highest and the lowest value; None where one is withheld, since it may be the lowest."""
    if not figures or any(figure.suppressed or figure.value is None for figure in figures):
        return None
    ordered = sorted(figures, key=lambda figure: figure.value or 0)
    return ordered[-1], ordered[0]


def highest(figures: Sequence[Figure]) -> Figure | None:
    """The figure with the highest value of those that are shown; None where nothing above zero is."""
    shown = [figure for figure in figures if figure.value]
    return max(shown, key=lambda figure: figure.value or 0, default=None)


def shown_said(figures: Sequence[Figure]) -> str:
    """That only those that are shown are compared, where some are not: a withheld one may be higher."""
    return ", of those that are shown," if any(figure.suppressed for figure in figures) else ""


def nothing_coded(figures: Sequence[Figure]) -> bool:
    """Whether all figures of coded crisis calls are there and zero."""
    coded = where(figures, definition="coded")
    return bool(coded) and all(figure.value == 0 for figure in coded)


def withheld_said(figures: Sequence[Figure], cells: str) -> str:
    """How many cells are withheld, as a sentence of its own, or nothing."""
    withheld = sum(figure.suppressed for figure in figures)
    if not withheld:
        return ""
    return f" {counted(withheld)} of {counted(len(figures))} {cells} are withheld to protect small numbers."
