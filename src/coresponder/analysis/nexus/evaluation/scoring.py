"""Precision and recall over types, and over how often the types were used, each with an interval that fits."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coresponder.analysis.measures.intervals import BOOTSTRAP_DRAWS, Interval, Numbers, percentile_interval, wilson
from coresponder.analysis.nexus.evaluation.reference import ReferenceType
from coresponder.kernel.random_streams import named_stream


@dataclass(frozen=True, kw_only=True)
class Share:
    """A share with its numerator, denominator and 95 % interval; all empty where there is nothing to divide by."""

    numerator: int
    denominator: int
    interval: Interval | None

    @property
    def value(self) -> float | None:
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, kw_only=True)
class Score:
    """How one way of judging did on one group of types. Types count once each; uses, as often as they were recorded."""

    types: int
    behavioral: int
    precision_of_types: Share
    recall_of_types: Share
    precision_of_uses: Share
    recall_of_uses: Share


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One type of the reference with what a way of judging says of it."""

    type: ReferenceType
    says_yes: bool

    @property
    def is_behavioral(self) -> bool:
        return self.type.label == "behavioral"


def score(judged: Sequence[Judged]) -> Score:
    """Precision and recall over the types whose label is sure."""
    sure = [item for item in judged if item.type.label in ("behavioral", "other")]
    said = [item for item in sure if item.says_yes]
    true = [item for item in sure if item.is_behavioral]
    return Score(
        types=len(sure),
        behavioral=len(true),
        precision_of_types=_share_of_types([item.is_behavioral for item in said]),
        recall_of_types=_share_of_types([item.says_yes for item in true]),
        precision_of_uses=_share_of_uses([(item.type.uses, item.is_behavioral) for item in said]),
        recall_of_uses=_share_of_uses([(item.type.uses, item.says_yes) for item in true]),
    )


def _share_of_types(hits: Sequence[bool]) -> Share:
    """Wilson's interval: types stand for themselves."""
    return Share(numerator=sum(hits), denominator=len(hits), interval=wilson(sum(hits), len(hits)))


def _share_of_uses(rows: Sequence[tuple[int, bool]]) -> Share:
    """The uses of one type go right or wrong together, so whole types are drawn again, not single uses."""
    uses = np.array([count for count, _ in rows], dtype=np.float64)
    hits = np.array([count if hit else 0 for count, hit in rows], dtype=np.float64)
    return Share(numerator=int(hits.sum()), denominator=int(uses.sum()), interval=_interval_of_uses(uses, hits))


def _interval_of_uses(uses: Numbers, hits: Numbers) -> Interval | None:
    if hits.sum() in (0, uses.sum()):
        return None  # drawing again can only repeat that all were right, or all wrong
    stream = named_stream("nexus.evaluation.uses")
    drawn = stream.multinomial(len(uses), np.full(len(uses), 1 / len(uses)), size=BOOTSTRAP_DRAWS)
    return percentile_interval((drawn @ hits) / np.maximum(drawn @ uses, 1))
