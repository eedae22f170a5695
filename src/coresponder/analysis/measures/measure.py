"""A measure: its definition in words, and the two functions that compute its figures and say them in a sentence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from coresponder.analysis.measures.context import MeasureContext
from coresponder.analysis.measures.figures import Figure, MeasureResult

Direction = Literal["higher", "lower", "neither"]
FindFigures = Callable[[MeasureContext], Sequence[Figure]]
SaySentence = Callable[[Sequence[Figure], MeasureContext], str]
SayUnavailable = Callable[[MeasureContext], str]


def always_available(context: MeasureContext) -> str:
    """Nothing is missing for this measure."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure, defined once for the report, the catalogue and the computation.

    `numerator` is counted over `denominator`, for each cell of `dimensions`; `grain` is what one unit of it is.
    `direction` says which way is better; most measures of a baseline have none. `depends_on` are the columns of the
    `calls` table whose grade it carries (“table.column” of other tables). `domain` is the tab of the dashboard.
    `figures` computes the values from the tallies, `sentence` says them (also after small numbers were withheld), and
    `unavailable` says in a sentence why they cannot be computed, or nothing.
    """

    key: str
    title: str
    question: str
    numerator: str
    denominator: str
    unit: str
    grain: str
    dimensions: tuple[str, ...] = ()
    direction: Direction = "neither"
    population: str
    caveats: str
    source: str
    version: str
    depends_on: tuple[str, ...]
    domain: str = ""
    figures: FindFigures = field(compare=False, repr=False)
    sentence: SaySentence = field(compare=False, repr=False)
    unavailable: SayUnavailable = field(default=always_available, compare=False, repr=False)

    def to_mapping(self) -> dict[str, Any]:
        """The definition as plain data, without the functions."""
        words = {name: getattr(self, name) for name in DEFINING_FIELDS}
        domain = {"domain": self.domain} if self.domain else {}
        return words | {"dimensions": list(self.dimensions), "depends_on": list(self.depends_on)} | domain


DEFINING_FIELDS = (
    "key", "title", "question", "numerator", "denominator", "unit", "grain", "direction", "population", "caveats",
    "source", "version",
)  # fmt: skip


def compute(measure: Measure, context: MeasureContext) -> MeasureResult:
    """The measure's figures over the calls of `context`, with grade and sentence; nothing is withheld yet."""
    grade, grade_sentence = (
        context.quality.grade_for(context.columns_of(measure.depends_on)) if context.quality else (None, "")
    )
    unavailable = measure.unavailable(context)
    figures = () if unavailable else tuple(measure.figures(context))
    return MeasureResult(
        key=measure.key,
        version=measure.version,
        figures=figures,
        grade=grade,
        grade_sentence=grade_sentence,
        sentence="" if unavailable else measure.sentence(figures, context),
        unavailable=unavailable,
    )
