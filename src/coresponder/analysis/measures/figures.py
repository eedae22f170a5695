"""What a measure gives back: figures that never stand without n, interval, missing and excluded."""

from dataclasses import dataclass, field
from typing import Literal

IntervalMethod = Literal[
    "", "wilson", "order statistics", "exact Poisson", "bootstrap", "Wilson by persons", "mid-P", "interpolated ranks",
    "normal, by type of call", "Kaplan-Meier", "Lawless-Nadeau", "Newcombe by persons",
]  # fmt: skip
Grade = Literal["A", "B", "C", "D", "F"]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number with all that a reader needs to judge it.

    `by` says which cell it is (for example {"month": "2025-03-01", "definition": "coded"}). `n` is the number of
    calls (or days, or places) that the value rests on. `missing` were left out because nothing was recorded,
    `excluded` because what was recorded is impossible; neither is ever counted as zero. A suppressed figure has
    no value, no interval and no counts. Where only a count would give a small number away, that count alone is None
    and the value stands. The interval is 95 %.
    """

    by: dict[str, str | int] = field(default_factory=dict)
    value: float | None
    low: float | None = None
    high: float | None = None
    interval: IntervalMethod = ""
    n: int | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: int | None = 0
    excluded: int | None = 0
    suppressed: bool = False


@dataclass(frozen=True, kw_only=True)
class MeasureResult:
    """A measure's figures, with the grade of the data that they rest on and the sentence that explains it.

    `unavailable` says in a sentence why there are no figures (“No population was given.”), and is empty otherwise.
    """

    key: str
    version: str
    figures: tuple[Figure, ...]
    grade: Grade | None = None
    grade_sentence: str = ""
    sentence: str = ""
    unavailable: str = ""
