"""The sentence that goes with a comparison of before and after, chosen by rule and not by whoever writes the report.

Lower, higher, not changed by as much as was sought, or cannot tell yet, and then about how long it takes. No sentence
says why: a plain comparison of two periods cannot, and the words for causes are for designs that can.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from coresponder.analysis.inference.power import months_until_seen
from coresponder.analysis.inference.two_rates import Numbers, RatioFound, before_after_ratio, dispersion_of
from coresponder.kernel.spoken_english import some, starting

Code = Literal["lower", "higher", "not changed so much", "cannot tell yet", "nothing counted"]

SOUGHT_CHANGE = 0.25


@dataclass(frozen=True, kw_only=True)
class BeforeAfter:
    """Events by month before and after launch, over what they are counted; ones where they are plain counts."""

    before: Numbers
    after: Numbers
    over_before: Numbers
    over_after: Numbers

    @property
    def ratio(self) -> RatioFound | None:
        return before_after_ratio(self.after, self.before, self.over_after, self.over_before)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a comparison says: a code for programs, a sentence for people, the ratio with its interval."""

    code: Code
    sentence: str
    ratio: RatioFound | None
    months_to_wait: int | None = None


def plain_counts(before: list[int], after: list[int]) -> BeforeAfter:
    """Counts by month, each month over one month."""
    return BeforeAfter(
        before=np.array(before, dtype=float),
        after=np.array(after, dtype=float),
        over_before=np.ones(len(before)),
        over_after=np.ones(len(after)),
    )


def verdict(compared: BeforeAfter, noun: str, *, counted: str = "", sought_change: float = SOUGHT_CHANGE) -> Verdict:
    """What the comparison says of “noun” (“arrests per 100 contacts”), where a change by `sought_change` (0.25) would
    matter; `counted` is what is counted (“arrests”), where the noun says more than that."""
    found = compared.ratio
    if found is None:
        return Verdict(
            code="nothing counted", sentence=f"There were no {counted or noun} in either period.", ratio=None
        )
    low, high = found.low or 0.0, found.high or float("inf")
    if high < 1:
        return Verdict(code="lower", sentence=_changed(noun, "fell", found), ratio=found)
    if low > 1:
        return Verdict(code="higher", sentence=_changed(noun, "rose", found), ratio=found)
    if low > 1 - sought_change and high < 1 / (1 - sought_change):
        sentence = f"{starting(noun)} did not change by as much as {sought_change:.0%} ({_range(found)})."
        return Verdict(code="not changed so much", sentence=sentence, ratio=found)
    return _undecided(compared, noun, counted or noun, found, sought_change)


def _changed(noun: str, verb: str, found: RatioFound) -> str:
    by = f" by {abs(1 - found.ratio):.0%}" if found.ratio is not None else ""
    return f"{starting(noun)} {verb}{by} ({_range(found)}), which chance alone does not explain. Why, this cannot say."


def _range(found: RatioFound) -> str:
    """“from a fall by 40% to a rise by 5%”; the 95% range of the change."""
    return f"95% range: {_change(found.low)} to {_change(found.high)}"


def _change(ratio: float | None) -> str:
    if ratio is None:
        return "any rise"
    if round(ratio, 2) == 1:
        return "no change"
    return f"a fall by {1 - ratio:.0%}" if ratio < 1 else f"a rise by {ratio - 1:.0%}"


def _undecided(compared: BeforeAfter, noun: str, counted: str, found: RatioFound, sought: float) -> Verdict:
    wait = _months_to_wait(compared, sought)
    if wait is None:
        rest = (
            f"So few {counted} are counted that a fall by {sought:.0%} would not be seen within twenty years: take a"
            " more common outcome, or count with other counties."
        )
    elif wait == 0:
        rest = f"A fall by {sought:.0%} would rather have been seen by now; a smaller one would not."
    else:
        rest = f"A fall by {sought:.0%} would be seen after about {some(wait, 'more month', 'more months')}."
    sentence = f"Cannot tell yet whether {noun} changed ({_range(found)}). {rest}"
    return Verdict(code="cannot tell yet", sentence=sentence, ratio=found, months_to_wait=wait)


def _months_to_wait(compared: BeforeAfter, sought: float) -> int | None:
    """Months beyond those that there are until such a fall is seen with 80% power; None where 20 years are too few."""
    events = float(compared.before.sum() + compared.after.sum())
    if events == 0:
        return None
    months = len(compared.before) + len(compared.after)
    needed = months_until_seen(
        events / months,
        1 - sought,
        months_before=len(compared.before),
        dispersion=dispersion_of(compared.after, compared.before, compared.over_after, compared.over_before),
    )
    return None if needed is None else max(0, needed - len(compared.after))
