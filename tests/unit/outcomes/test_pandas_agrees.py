"""Every outcome measure against the same question asked of pandas, and every tally on another engine's SQL."""

import re
from datetime import date

import pytest

from benchmarks.outcomes import coresponder_run, pandas_peer
from benchmarks.outcomes.__main__ import agreeing
from benchmarks.outcomes.county import FIRST_ON
from coresponder.analysis.assessment.opening import Opened, Tables
from coresponder.analysis.assessment.preparing import copied_flags, copied_tables, make_copy
from coresponder.analysis.measures import Measure, MeasureContext, MeasureResult
from coresponder.analysis.measures.measure import DEFINING_FIELDS
from coresponder.analysis.measures.outcomes.registry import OUTCOMES, outcome_named, outcomes_sha256
from coresponder.formats.dataset import TABLES
from tests.unit.outcomes.random_program import in_duckdb, random_tables

Run = tuple[tuple[MeasureResult, ...], MeasureContext]
COLUMNS = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}
NOT_YET = {"training.is_current", "meetings.was_held"}
DOMAINS = {
    "timely", "safe", "accessible", "least restrictive", "effective", "person-centered", "partnership", "fidelity",
    "volume",
}  # fmt: skip


@pytest.fixture(scope="module", params=["from the tables", "from a copy"])
def run(request: pytest.FixtureRequest) -> Run:
    tables = in_duckdb(random_tables())
    opened = Opened(tables=tables) if request.param == "from the tables" else from_a_copy(tables)
    return coresponder_run.run(opened, date.fromisoformat(FIRST_ON))


def from_a_copy(tables: Tables) -> Opened:
    database = tables["encounters"].get_backend()
    database.raw_sql("ATTACH ':memory:' AS copy")
    make_copy(database, tables, "copy")
    copied = copied_tables(database, tables, "copy")
    return Opened(tables={**tables, **copied}, for_all_periods=copied_flags(database, tables, "copy"))


def test_the_answers_are_those_of_pandas(run: Run) -> None:
    tables = {name: table.to_pandas() for name, table in random_tables().items()}
    assert agreeing(coresponder_run.answers(*run), pandas_peer.answers(tables)) > 150


def test_every_measure_has_figures_or_says_why_not(run: Run) -> None:
    without = {result.key for result in run[0] if not result.figures}
    assert {result.key for result in run[0] if result.unavailable} == without
    assert all(result.sentence or result.unavailable for result in run[0])


def test_every_figure_lies_within_its_interval(run: Run) -> None:
    for result in run[0]:
        for figure in result.figures:
            if figure.low is not None and figure.high is not None and figure.value is not None:
                assert figure.low <= figure.value <= figure.high, (result.key, figure)


@pytest.mark.parametrize("measure", OUTCOMES, ids=lambda measure: measure.key)
class TestEveryMeasure:
    def test_is_complete(self, measure: Measure) -> None:
        empty = {name for name in DEFINING_FIELDS if not getattr(measure, name).strip()}
        assert empty <= {"denominator"}

    def test_asks_a_question_and_explains_itself(self, measure: Measure) -> None:
        assert measure.question.endswith("?")
        assert re.match(r"[A-Z].*\.$", measure.caveats)
        assert measure.domain in DOMAINS

    def test_depends_on_columns_of_the_data_set(self, measure: Measure) -> None:
        assert measure.depends_on
        assert set(measure.depends_on) <= COLUMNS | NOT_YET


def test_a_measure_is_found_by_its_key_and_none_has_the_key_of_another() -> None:
    keys = [measure.key for measure in OUTCOMES]
    assert len(keys) == len(set(keys))
    assert outcome_named("arrested_rate").title == "Arrests"
    assert re.fullmatch(r"[0-9a-f]{64}", outcomes_sha256())
