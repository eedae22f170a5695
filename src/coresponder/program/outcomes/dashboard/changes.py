"""Which way a measure went, as a sign and a few words, and whether that is better."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from coresponder.analysis.assessment import Comparison
from coresponder.analysis.measures.measure import Measure
from coresponder.kernel.spoken_english import counted, some

BETTER: Final = {"higher": "more", "lower": "less", "neither": "neither"}
NOT_COMPARED: Final = "Not compared"
KINDS: Final = ("worse", "better", "rose or fell", "no large change", "cannot tell yet")


@dataclass(frozen=True, kw_only=True)
class Change:
    """A sign, a word, and a tone; `code` is that of the comparison."""

    sign: str
    word: str
    tone: str = "neutral"
    code: str = ""

    @property
    def is_better(self) -> bool:
        return self.tone == "good"

    @property
    def is_worse(self) -> bool:
        return self.tone == "attention"

    @property
    def was_seen(self) -> bool:
        """Whether it rose or fell by more than chance."""
        return self.code in ("lower", "higher")


def change_of(comparison: Comparison, measure: Measure, *, recorded_otherwise: bool = False) -> Change:
    """From the verdict on before and after. Where the way of recording changed, it is neither better nor worse: that
    alone can move a number."""
    code = comparison.code
    if code in ("lower", "higher"):
        return _seen(code, measure, recorded_otherwise)
    signs = {
        "not changed so much": ("=", "No large change"),
        "cannot tell yet": ("?", _cannot_tell(comparison)),
        "nothing counted": ("0", "None at all"),
        "withheld": ("–", "Withheld"),
    }
    sign, word = signs.get(code, ("–", NOT_COMPARED))
    return Change(sign=sign, word=word, code=code)


def _seen(code: str, measure: Measure, recorded_otherwise: bool) -> Change:
    sign, word = ("▼", "Fell") if code == "lower" else ("▲", "Rose")
    if recorded_otherwise:
        return Change(sign=sign, word=f"{word}, but recorded otherwise", code=code)
    if measure.direction == "neither":
        return Change(sign=sign, word=word, code=code)
    is_better = measure.direction == code
    judged = f"{word}: {'better' if is_better else 'worse'}"
    return Change(sign=sign, word=judged, tone="good" if is_better else "attention", code=code)


def _cannot_tell(comparison: Comparison) -> str:
    """“Cannot tell yet, about 7 more months”; where no wait would help, that they are too few."""
    wait = comparison.months_to_wait
    if wait is None:
        return "Cannot tell, too few"
    return f"Cannot tell yet, about {some(wait, 'more month', 'more months')}" if wait else "Cannot tell yet"


def tally_of(changes: Iterable[Change]) -> str:
    """“1 worse, 4 better, 2 cannot tell yet, of 10”: measures are counted, never added up."""
    kinds = [_kind(change) for change in changes]
    told = [f"{counted(kinds.count(kind))} {kind}" for kind in KINDS if kind in kinds]
    return ", ".join([*told, f"of {counted(len(kinds))}"]) if told else f"none of {counted(len(kinds))} compared"


def _kind(change: Change) -> str:
    if change.was_seen:
        return "worse" if change.is_worse else "better" if change.is_better else "rose or fell"
    codes = {"not changed so much": "no large change", "cannot tell yet": "cannot tell yet"}
    return codes.get(change.code, "")
