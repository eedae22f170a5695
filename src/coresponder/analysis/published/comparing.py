"""When a published result may be drawn beside a program's own: the same counted over the same, or not at all.

“Resolved on scene” is two thirds in one city and a fifth in another, because they mean different things by it. Whoever
draws them side by side has said something false with two true numbers. So a result that does not count the same is
refused, with the sentence that says why.
"""

from dataclasses import dataclass

from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.published.library import PublishedResult


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Whether a result is drawn, and the sentence that stands with it or in its place."""

    is_drawn: bool
    sentence: str


def beside(result: PublishedResult, measure: str) -> Beside:
    """Whether that result may stand beside the measure of that key."""
    if result.refused:
        return Beside(is_drawn=False, sentence=f"{result.program} is not shown: {result.refused}")
    if measure not in result.same_as:
        return Beside(is_drawn=False, sentence=_not_the_same(result, measure))
    return Beside(is_drawn=True, sentence=f"{_published(result)} {said_with(result)}")


def said_with(result: PublishedResult) -> str:
    """What has to be said with a result: what its design can tell, and its caveat."""
    return f"{_worth(result)} {result.caveat}".strip()


def _not_the_same(result: PublishedResult, measure: str) -> str:
    own = outcome_named(measure)
    theirs = f"{result.counted} over {result.over}" if result.over else result.counted
    ours = f"{own.numerator.lower()} over {own.denominator}" if own.denominator else own.numerator.lower()
    return f"{result.program} is not shown beside this: it counted {theirs}, and this counts {ours}."


def _published(result: PublishedResult) -> str:
    ends = f" ({result.range_said})" if result.range_said else ""
    return f"{result.program}, {result.period}: {result.value_said}{ends}."


def _worth(result: PublishedResult) -> str:
    """What a design can say, in a sentence."""
    return {
        "count without comparison": "The program's own count, without anything to compare it with.",
        "before and after": "Before and after, without others to compare with: whatever else changed is in it.",
        "comparison": "Beside others, who may differ in more than the program.",
        "quasi-experiment": "Beside others who were made alike in what was recorded.",
        "randomized trial": "Who got it was drawn by lot.",
        "decision model": "Reckoned in a model, not observed.",
        "statement": "Said by somebody, without data.",
    }[result.design]
