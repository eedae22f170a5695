"""How many events there are fewer (or more) since the program, and how good the comparison is that says so."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from coresponder.kernel.errors import InputError

Grade = Literal["judged", "before and after", "compared", "randomized"]

# What each grade is worth, in a sentence; the order is from weak to strong.
GRADES: Final[dict[Grade, str]] = {
    "judged": "those who were there judged what would have happened without the team",
    "before and after": "there were fewer after launch than before, whatever else changed",
    "compared": "there were fewer than with others in the same time who had no team",
    "randomized": "who got a team was drawn by lot",
}


@dataclass(frozen=True, kw_only=True)
class Effect:
    """Events of an item that did not happen (`fewer`, with its 95% limits), or care that is new (`fewer` below zero).

    `measure` says from which figure it was taken, so that anybody finds it again.
    """

    item: str
    fewer: float
    low: float
    high: float
    grade: Grade
    measure: str

    def __post_init__(self) -> None:
        if self.grade not in get_args(Grade):
            raise InputError(
                "no_grade",
                f"The effect on “{self.item}” does not say how it is known.",
                f"Grade it: {', '.join(GRADES)}.",
            )
        if not self.low <= self.fewer <= self.high:
            raise InputError("out_of_range", f"The effect on “{self.item}” lies outside its limits.", "Check them.")
        if not self.measure.strip():
            raise InputError("no_measure", f"The effect on “{self.item}” names no figure.", "Name the measure.")


def weakest(effects: tuple[Effect, ...]) -> Grade | None:
    """The weakest grade of several: a sum is as good as its weakest part."""
    order = list(GRADES)
    return min((effect.grade for effect in effects), key=order.index, default=None)
