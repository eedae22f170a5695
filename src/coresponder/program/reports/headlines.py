"""The few numbers of the page for the council, in words that everybody understands, and what they do not say.

A share is said as so many of 100, rounded to whole ones, with the range in which it most likely lies. The sentences are
held to about grade 8 by a test.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coresponder.kernel.spoken_english import counted
from coresponder.program.reports.before_after import Kept, before_after, in_plain_words

Figures = Mapping[str, Sequence[Mapping[str, Any]]]
TOO_FEW = "Too few to show. A small number could point at a person."
MUCH_MISSING = 0.1  # of those asked about; from here on the page says how many are not known


@dataclass(frozen=True, kw_only=True)
class Told:
    """How a number is told: of which figure, and the words that follow it; `missing` completes “For 12 visits …”.

    `absent` is what the page says where the measure is part of it and has no figure; `is_compared`, whether it is told
    what it was before the team.
    """

    measure: str
    cell: Mapping[str, str]
    words: str
    missing: str = ""
    absent: str = ""
    is_compared: bool = False


@dataclass(frozen=True, kw_only=True)
class Headline:
    """One number: large, its words, its range, what it was before in plain words; and the measure that it is of."""

    measure: str
    number: str
    words: str
    range: str
    before: str = ""
    is_withheld: bool = False


TOLD: tuple[Told, ...] = (
    Told(
        measure="contacts_and_persons",
        cell={"what": "reactive"},
        words="visits. The team met someone in crisis this many times.",
    ),
    Told(
        measure="contacts_and_persons", cell={"what": "persons"}, words="people. Some of them were met more than once."
    ),
    Told(
        measure="coverage_of_eligible",
        cell={},
        words="calls that fit the team were reached by the team.",
        absent="We do not know how many calls fit the team and were missed.",
        is_compared=True,
    ),
    Told(
        measure="stabilized_in_community_rate",
        cell={},
        words="visits ended at home or in place: no jail, no hold, no hospital.",
        missing="it was not noted how the visit ended",
        is_compared=True,
    ),
    Told(
        measure="arrested_rate",
        cell={},
        words="visits ended with an arrest.",
        missing="it was not noted if there was an arrest",
        is_compared=True,
    ),
    Told(
        measure="reportable_force_rate",
        cell={},
        words="visits saw police use force. Handcuffs alone are not in this number.",
        missing="it was not noted if force was used",
        is_compared=True,
    ),
    Told(
        measure="follow_up_reached_72_hours",
        cell={},
        words="call backs that were due reached someone within three days. One person can have more than one.",
        is_compared=True,
    ),
)
NO_COMPARISON = (
    "These numbers show what the team did. They do not show what would have happened without it. To know that, we would"
    " have to compare with calls that the team did not go to."
)
NOT_LATER = "They do not tell how people are doing months later."


def headlines_of(figures: Figures, kept: Kept | None = None) -> tuple[Headline, ...]:
    """The numbers that there are, in order, with what they were before the team where the report keeps that."""
    found = ((told, _headline(told, figures)) for told in TOLD)
    return tuple(
        replace(each, before=_before(told, kept or {}, each.is_withheld)) for told, each in found if each is not None
    )


def _before(told: Told, kept: Kept, is_withheld: bool) -> str:
    found = before_after(kept, told.measure, is_withheld=is_withheld) if told.is_compared else None
    if found is None or is_withheld:
        return ""
    return in_plain_words(found, "" if found.before_share is None else of_100(found.before_share))


def unknowns_of(figures: Figures) -> tuple[str, ...]:
    """What the numbers do not tell: by design, by what was not recorded, by what is withheld."""
    sentences = [NO_COMPARISON, NOT_LATER]
    sentences += [told.absent for told in TOLD if told.absent and told.measure in figures and not figures[told.measure]]
    sentences += [said for told in TOLD if (said := _not_recorded(told, figures))]
    if any(each.is_withheld for each in headlines_of(figures)):
        sentences.append("Some numbers are too small to show. They are left out so that no one can be found by them.")
    return tuple(sentences)


def of_100(share: float) -> str:
    """“3 of 100”; “fewer than 1 of 100”; “nearly 100 of 100”."""
    if share == 0:
        return "0 of 100"
    if share < 0.005:
        return "fewer than 1 of 100"
    return "nearly 100 of 100" if 0.995 <= share < 1 else f"{round(share * 100)} of 100"


def _headline(told: Told, figures: Figures) -> Headline | None:
    figure = _figure(told, figures)
    if figure is None:
        return None
    if figure["suppressed"] or figure["value"] is None:
        return Headline(measure=told.measure, number="Not shown", words=told.words, range=TOO_FEW, is_withheld=True)
    if figure["denominator"] is None:
        return Headline(measure=told.measure, number=counted(figure["value"]), words=told.words, range="")
    return Headline(
        measure=told.measure, number=of_100(figure["value"]), words=told.words, range=_range(figure)
    )  # fmt: skip


def _range(figure: Mapping[str, Any]) -> str:
    counts = f"{counted(figure['numerator'])} of {counted(figure['denominator'])}."
    if figure["low"] is None or figure["high"] is None:
        return counts
    low, high = round(figure["low"] * 100), round(figure["high"] * 100)
    return counts if low == high else f"{counts} The true number is likely from {low} to {high} of 100."


def _not_recorded(told: Told, figures: Figures) -> str:
    figure = _figure(told, figures)
    if figure is None or not told.missing or not figure["missing"] or figure["suppressed"]:
        return ""
    if figure["missing"] < MUCH_MISSING * ((figure["denominator"] or 0) + figure["missing"]):
        return ""
    return f"For {counted(figure['missing'])} visits {told.missing}."


def _figure(told: Told, figures: Figures) -> Mapping[str, Any] | None:
    found = figures.get(told.measure, ())
    return next((each for each in found if told.cell.items() <= each["by"].items()), None)
