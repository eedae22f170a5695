"""What others have published of a measure: drawn beside it where they count the same, else left out with the reason."""

from dataclasses import dataclass

from coresponder.analysis.published import PublishedResult, beside, published_results, said_with


@dataclass(frozen=True, kw_only=True)
class Others:
    """The results that may stand beside a measure, what is said with each, and the sentences of the others."""

    drawn: tuple[tuple[PublishedResult, str], ...]
    left_out: tuple[str, ...]


def others_beside(measure: str) -> Others:
    """Every published result, judged for this measure."""
    judged = [(each, beside(each, measure)) for each in published_results()]
    return Others(
        drawn=tuple((each, said_with(each)) for each, found in judged if found.is_drawn),
        left_out=tuple(found.sentence for _, found in judged if not found.is_drawn),
    )
