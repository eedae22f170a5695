"""Fairness: access and outcomes by one trait at a time, every group with n and interval, the not recorded among them.

What is shown is what the two measures of equity say; whoever may not see records sees them with small numbers withheld,
and then the differences and gaps of that trait as well, since they would tell a withheld share.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.measures.measure import Measure
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.measures.outcomes.tallies.shares import NOT_RECORDED, TRAITS
from coresponder.analysis.measures.saying import range_said
from coresponder.kernel.spoken_english import counted, percent, starting
from coresponder.program.outcomes.dashboard.seen import Seen

EQUITY: Final = {"equity_in_access": "Access", "equity_in_outcome": "Outcomes"}
TRAIT_WORDS: Final = {
    "race_ethnicity": "Race and ethnicity",
    "age_band": "Age",
    "gender": "Gender",
    "language": "Language",
    "housing": "Housing",
}
WITHHELD: Final = "withheld"


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group: its share with range and n, and what it has more or less than the largest recorded group."""

    name: str
    share: str
    n: str
    less: str
    is_largest: bool
    is_apart: bool
    is_not_recorded: bool

    @property
    def is_compared(self) -> bool:
        """Whether its difference from the largest group is shown."""
        return bool(self.less) and self.less != WITHHELD


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One measure by the trait that was chosen."""

    measure: Measure
    part: str
    groups: tuple[Group, ...]
    gap: str
    of: int
    not_recorded: int

    @property
    def apart(self) -> tuple[Group, ...]:
        """The groups that differ from the largest one by more than chance."""
        return tuple(group for group in self.groups if group.is_apart)


def trait_named(key: str) -> str:
    """The trait of that name; the first for any other."""
    return key if key in TRAIT_WORDS else TRAITS[0]


def compared_by(seen: Seen, trait: str) -> list[Compared]:
    """Every measure that is compared, by that trait; none where the data set has nothing of it."""
    found = []
    for equity, part in EQUITY.items():
        figures = [figure for figure in seen.named(equity).since.figures if figure.by["trait"] == trait]
        for key in dict.fromkeys(str(figure.by["outcome"]) for figure in figures):
            own = [figure for figure in figures if figure.by["outcome"] == key]
            found.append(_compared(key, part, own))
    return found


def _compared(key: str, part: str, figures: Sequence[Figure]) -> Compared:
    shares = [figure for figure in figures if figure.by["kind"] == "share"]
    return Compared(
        measure=outcome_named(key),
        part=part,
        groups=tuple(_groups(figures)),
        gap=_gap(figures),
        of=sum(figure.n or 0 for figure in shares),
        not_recorded=sum(figure.n or 0 for figure in shares if figure.by["group"] == NOT_RECORDED),
    )


def recorded_words(compared: Sequence[Compared], trait: str) -> str:
    """Of how many it is not known, in the measure that most contacts count in: “Of 33.6% it is not recorded.”"""
    measure = max(compared, key=lambda each: each.of, default=None)
    if measure is None or not measure.of:
        return ""
    if measure.of == measure.not_recorded:
        return f"{TRAIT_WORDS[trait]} is recorded of nobody, so nobody can tell whether groups fare alike."
    return f"Of {percent(measure.not_recorded / measure.of)} it is not recorded ({measure.measure.title.lower()})."


def _groups(figures: Sequence[Figure]) -> Iterator[Group]:
    differences = {figure.by["group"]: figure for figure in figures if str(figure.by["kind"]).startswith("less ")}
    largest = {str(figure.by["kind"]).removeprefix("less ") for figure in differences.values()}
    for figure in figures:
        if figure.by["kind"] == "share":
            name = str(figure.by["group"])
            less = differences.get(name)
            yield Group(
                name="Not recorded" if name == NOT_RECORDED else starting(name.replace("_", " ")),
                share=_share(figure),
                n="–" if figure.n is None else counted(figure.n),
                less="" if less is None else _signed(less),
                is_largest=name in largest,
                is_apart=less is not None and is_apart(less),
                is_not_recorded=name == NOT_RECORDED,
            )


def is_apart(difference: Figure) -> bool:
    """Whether the whole range lies on one side of none."""
    return difference.low is not None and difference.high is not None and difference.low * difference.high > 0


def _share(figure: Figure) -> str:
    if figure.suppressed or figure.value is None:
        return WITHHELD
    if figure.low is None or figure.high is None:
        return percent(figure.value)
    return f"{percent(figure.value)}{range_said(figure, percent)}"


def _signed(figure: Figure) -> str:
    """“−3.1 points (−6.0 to −0.2)”."""
    if figure.suppressed or figure.value is None or figure.low is None or figure.high is None:
        return WITHHELD
    return f"{_points(figure.value)} points ({_points(figure.low)} to {_points(figure.high)})"


def _points(share: float) -> str:
    return f"{100 * share:+.1f}".replace("-", "−")


def _gap(figures: Sequence[Figure]) -> str:
    """The largest gap, and what it would be if the not recorded belonged where it hurts most."""
    kinds = {str(figure.by["kind"]): figure for figure in figures}
    gap, worst = kinds.get("largest gap"), kinds.get("largest gap, worst case")
    if gap is None or worst is None:
        return "Fewer than two groups are recorded, so there is no gap to tell."
    if gap.value is None or worst.value is None:
        return "The gap is withheld, together with the small numbers that it rests on."
    unknown = (gap.missing or 0) / (gap.n or 1)
    return (
        f"Largest gap {100 * gap.value:.1f} points; {100 * worst.value:.1f} if the {percent(unknown)} of whom it is not"
        " recorded belonged where it hurts most."
    )
