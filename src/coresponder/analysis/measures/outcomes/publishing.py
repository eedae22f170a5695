"""What of the outcome measures may be published: small numbers withheld, with what they could be reckoned from.

Protected are the count of those with the outcome, the count of those without, and both together, of every share, and
the sums over the groups of a trait. What is withheld is decided by the linear programs of `disclosure`; here the
figures are only written down as linked counts, and emptied. Two measures that overlap (arrests, and arrests where one
was possible), and the rungs of a ladder, are not tied to each other here: `publications` does that for a report, with
everything that was published before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coresponder.analysis.disclosure import SMALLEST_PUBLISHED, Count, Key, LinkedCounts, Sum, linked, withhold
from coresponder.analysis.measures.figures import Figure, MeasureResult

WITH, WITHOUT, ALL, MISSING = "with", "without", "all", "missing"
# They count meetings, behind which nobody stands whom the program serves: how seldom a team meets is nobody's secret.
OF_NOBODY: Final = frozenset({"workgroup_held"})


def published(result: MeasureResult, *, threshold: int = SMALLEST_PUBLISHED) -> MeasureResult:
    """The result without what may not be seen. Its sentence is dropped where a figure that it may say is withheld."""
    if result.key in OF_NOBODY:
        return result
    counts = linked_counts(result.figures)
    withheld = withhold(counts, threshold=threshold)
    hidden_places = {
        place for place, figure in enumerate(result.figures) if _is_withheld(place, figure, withheld, threshold)
    }
    hidden_places |= reckoned_from(result.figures, hidden_places)
    figures = tuple(
        emptied(figure) if place in hidden_places else figure for place, figure in enumerate(result.figures)
    )
    hidden = any(figure.suppressed for figure in figures)
    return replace(result, figures=figures, sentence=WITHHELD_SENTENCE if hidden else result.sentence)


WITHHELD_SENTENCE = "Some of it is withheld to protect small numbers; the table shows what may be seen."


def counts_of(figure: Figure) -> dict[str, int]:
    """The counts that a figure shows: with, without and all of a share; a count alone; nothing of any other.

    Of a share that is not one of groups also of how many it is not known.
    """
    numbers = _numbers(figure)
    if numbers is None:
        return {}
    found, of = numbers
    if of is None:
        return {WITH: found}
    not_known = {} if "trait" in figure.by or figure.missing is None else {MISSING: figure.missing}
    return {WITH: found, WITHOUT: of - found, ALL: of, **not_known}


def rests_on_too_few(figure: Figure, threshold: int) -> bool:
    """Whether a figure that shows no counts of its own rests on too few."""
    return _numbers(figure) is None and 0 < (figure.n or 0) < threshold


def reckoned_from(figures: Sequence[Figure], hidden: set[int]) -> set[int]:
    """The differences and gaps of a trait of which one group is withheld: they would tell its share."""
    traits = {_trait(figures[place]) for place in hidden} - {None}
    return {place for place, figure in enumerate(figures) if _trait(figure) in traits and figure.by["kind"] != "share"}


def _trait(figure: Figure) -> tuple[str | int, str | int] | None:
    return (figure.by["outcome"], figure.by["trait"]) if "trait" in figure.by else None


def linked_counts(figures: Sequence[Figure]) -> LinkedCounts:
    """Every share as three counts that add up; every count by itself; groups of one trait add up to their total."""
    counts, sums = [], []
    for place, figure in enumerate(figures):
        numbers = _numbers(figure)
        if numbers is None:
            continue
        found, of = numbers
        if of is None:
            counts.append(Count(key=_key(place, WITH), value=found))
            continue
        parts = {WITH: found, WITHOUT: of - found, ALL: of}
        counts += [Count(key=_key(place, part), value=value, keep=part == ALL) for part, value in parts.items()]
        sums.append(Sum(whole=_key(place, ALL), parts=(_key(place, WITH), _key(place, WITHOUT))))
    return linked([*counts, *_totals(figures)], [*sums, *_ties(figures)])


def _totals(figures: Sequence[Figure]) -> Iterator[Count]:
    """What all groups of a trait come to: printed by the measure itself, so anybody can subtract."""
    for name, places in _groups(figures).items():
        for part in (WITH, ALL):
            values = [_part(figures[place], part) for place in places]
            yield Count(key=(*name, part), value=sum(values), keep=2)


def _ties(figures: Sequence[Figure]) -> Iterator[Sum]:
    for name, places in _groups(figures).items():
        for part in (WITH, ALL):
            yield Sum(whole=(*name, part), parts=tuple(_key(place, part) for place in places))


def _groups(figures: Sequence[Figure]) -> dict[Key, list[int]]:
    """The places of the shares of all groups of one trait."""
    found: dict[Key, list[int]] = {}
    for place, figure in enumerate(figures):
        if "trait" in figure.by and figure.by.get("kind") == "share":
            found.setdefault(("total", str(figure.by["outcome"]), str(figure.by["trait"])), []).append(place)
    return found


def _part(figure: Figure, part: str) -> int:
    found, of = _numbers(figure) or (0, 0)
    return found if part == WITH else of or 0


def _numbers(figure: Figure) -> tuple[int, int | None] | None:
    """How many of how many; of nothing where the figure is a count. Of a mean of several a person, the smaller of the
    two stands for both."""
    if figure.numerator is None or figure.value is None or figure.by.get("kind", "share") != "share":
        return None
    found, of = int(figure.numerator), None if figure.denominator is None else int(figure.denominator)
    return (found, of) if of is None or found <= of else (of, None)


def _key(place: int, part: str) -> Key:
    return ("figure", f"{place:05d}", part)


def _is_withheld(place: int, figure: Figure, withheld: frozenset[Key], threshold: int) -> bool:
    """Whether any count of the figure may not be seen; of a figure without counts, whether it rests on too few."""
    if _numbers(figure) is None:
        return 0 < (figure.n or 0) < threshold
    return any(_key(place, part) in withheld for part in (WITH, WITHOUT, ALL))


def emptied(figure: Figure) -> Figure:
    return Figure(by=figure.by, value=None, n=None, missing=None, excluded=None, suppressed=True)
