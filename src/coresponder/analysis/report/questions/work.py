"""The work that crisis calls are: hours in which units were tied up, in all and by hour of the week."""

from coresponder.analysis.measures.figures import Figure
from coresponder.analysis.report.content import Content, Measured
from coresponder.analysis.report.exhibiting import exhibit
from coresponder.analysis.report.exhibits import Cell, Column, Exhibit, Table
from coresponder.analysis.report.phrases import DEFINITION_NAMES, how_many, joined, with_range, withheld_note
from coresponder.analysis.report.questions.rates import Rates
from coresponder.analysis.report.questions.week import week_exhibit
from coresponder.analysis.report.tables import RANGE, counts_beside, number_columns, value_and_range
from coresponder.kernel.spoken_english import counted, measured

HOURS_PER_DAY = 24


def unit_hours(content: Content) -> Exhibit:
    """Unit-hours in all, under each definition."""
    measure = content.measure("crisis_unit_hours")
    return exhibit(
        measure,
        key="unit_hours",
        title="Hours of work",
        sentence=_sentence(content, measure),
        table=_table(measure),
    )


def _sentence(content: Content, measure: Measured) -> str:
    coded = measure.one(definition="coded")
    if coded is None or coded.value is None:
        return ""
    rests_on = f", over {how_many(coded)}unit responses" if coded.n is not None else ""
    hours = content.period.days_with_calls * HOURS_PER_DAY
    busy = f"At any moment {measured(coded.value / hours)} units were tied up on average." if hours else ""
    return joined(f"Crisis calls as coded took {with_range(coded, counted)} unit-hours{rests_on}.", busy)


def _table(measure: Measured) -> Table:
    return Table(
        id="table-unit_hours",
        caption="Unit-hours spent on crisis calls, from assignment to clearing, over the whole period",
        columns=(
            Column(title="Definition"),
            *number_columns("Unit-hours", RANGE),
            *number_columns("counted", "not recorded", "impossible", group="Unit responses"),
        ),
        rows=tuple(_row(figure) for figure in measure.figures),
        note=withheld_note(measure.figures),
    )


def _row(figure: Figure) -> tuple[Cell, ...]:
    name = str(figure.by.get("definition", "coded"))
    head = Cell(text=DEFINITION_NAMES.get(name, name))
    return (head, *value_and_range(figure, counted), *counts_beside(figure))


def unit_hours_by_week(content: Content) -> Exhibit:
    """The units tied up at each hour of the week."""
    measure = content.measure("crisis_unit_hours_by_weekday_hour")
    return week_exhibit(
        measure,
        Rates(figures=tuple(measure.coded()), per="on average"),
        key="unit_hours_by_weekday_hour",
        title="Units tied up, hour by hour",
        noun="units tied up by crisis calls as coded",
    )
