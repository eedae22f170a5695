"""From a measure to an exhibit: the grade, the definition and the caveats always come along with the figures."""

from collections.abc import Callable, Iterable

from coresponder.analysis.charts import Caption, Size
from coresponder.analysis.report.content import Measured
from coresponder.analysis.report.exhibits import Exhibit, Grade, Picture, Table
from coresponder.analysis.report.phrases import known

Draw = Callable[[Caption, Size], str]


def exhibit(
    measure: Measured, *, key: str, title: str, sentence: str, table: Table | None, draw: Draw | None = None
) -> Exhibit:
    """The measure shown by its sentence, its table and, where `draw` is given and has something to show, a picture."""
    drawable = draw if known(measure.figures) else None
    return Exhibit(
        key=key,
        title=title,
        sentence=sentence,
        picture=drawn(drawable, key=key, title=title, description=sentence) if drawable else None,
        table=table if table and table.rows else None,
        grade=measure.grade,
        definition=measure.definition,
        caveats=measure.caveats,
        unavailable=measure.unavailable,
    )


def weakest(measures: Iterable[Measured]) -> Grade | None:
    """The weakest grade of several measures that are shown together; None where none is graded."""
    grades = [measure.grade for measure in measures if measure.grade]
    return max(grades, key=lambda grade: grade.letter, default=None)


def drawn(draw: Draw, *, key: str, title: str, description: str) -> Picture:
    """A chart drawn for a page, for a phone and for paper. `description` is the sentence that stands beside it."""
    name, said = f"Chart: {title}", f"{description} Every number is in the table.".strip()
    return Picture(
        wide=draw(Caption(id=f"chart-{key}", title=name, description=said), "wide"),
        narrow=draw(Caption(id=f"chart-{key}-narrow", title=name, description=said), "narrow"),
        paper=draw(Caption(id=f"chart-{key}", title=f"{name}. {said}", description=said), "wide"),
    )
