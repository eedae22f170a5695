"""Every measure of the registry is complete, and every tally can be run by more than one engine."""

import re

import ibis
import ibis.config
import pytest

from coresponder.analysis.measures import REGISTRY, Measure, measure_named, registry_sha256
from coresponder.analysis.measures.measure import DEFINING_FIELDS
from coresponder.analysis.measures.scope import Scope
from coresponder.analysis.measures.tallies import TALLIES
from coresponder.formats.dataset import CALLS, UNIT_RESPONSES, Table

CONTRACTED_KEYS = [
    "calls", "crisis_calls", "crisis_call_share", "crisis_calls_per_1000", "crisis_calls_per_day",
    "crisis_calls_by_month", "crisis_calls_by_weekday", "crisis_calls_by_hour", "crisis_calls_by_weekday_hour",
    "crisis_calls_by_beat", "crisis_unit_hours", "crisis_unit_hours_by_weekday_hour", "call_taking_time",
    "dispatch_time", "travel_time", "response_time", "on_scene_time", "outcome_mix", "calls_by_type",
    "repeat_location_concentration", "repeat_location_windows", "priority_mix", "call_source_mix", "field_coverage",
]  # fmt: skip
MAY_BE_EMPTY = {"denominator"}  # a plain count is over nothing
SENTENCES = ("population", "caveats", "source")
IBIS_TYPES = {
    "text": "string",
    "integer": "int64",
    "number": "float64",
    "instant": "timestamp('UTC')",
    "date": "date",
    "flag": "boolean",
}


def test_the_registry_holds_every_measure_of_the_baseline_once_and_in_order() -> None:
    assert [measure.key for measure in REGISTRY] == CONTRACTED_KEYS


@pytest.mark.parametrize("measure", REGISTRY, ids=lambda measure: measure.key)
class TestEveryMeasure:
    def test_is_complete(self, measure: Measure) -> None:
        empty = {name for name in DEFINING_FIELDS if not getattr(measure, name).strip()}
        assert empty <= MAY_BE_EMPTY

    def test_asks_a_question(self, measure: Measure) -> None:
        assert measure.question.endswith("?")

    def test_explains_itself_in_sentences(self, measure: Measure) -> None:
        for name in SENTENCES:
            assert re.match(r"[A-Z].*\.$", getattr(measure, name)), name

    def test_says_what_is_counted_as_a_phrase(self, measure: Measure) -> None:
        assert not measure.numerator.endswith(".")
        assert not measure.denominator.endswith(".")

    def test_depends_on_columns_of_the_calls_table(self, measure: Measure) -> None:
        assert measure.depends_on
        assert set(measure.depends_on) <= set(CALLS.column_names)


def test_the_hash_of_the_registry_stays_while_no_definition_changes() -> None:
    assert registry_sha256() == registry_sha256()
    assert re.fullmatch(r"[0-9a-f]{64}", registry_sha256())


def test_a_measure_is_found_by_its_key() -> None:
    assert measure_named("calls").title == "Calls for service"


class SparkOptions(ibis.config.Config):
    """What Ibis's Spark engine sets when it is loaded; here Spark is only compiled for, not installed."""

    treat_nan_as_null: bool = False


@pytest.fixture(autouse=True)
def spark_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ibis.options, "pyspark", SparkOptions())


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark", "sqlite", "postgres"])
@pytest.mark.parametrize("has_units", [False, True], ids=["without unit rows", "with unit rows"])
@pytest.mark.parametrize("name", TALLIES)
def test_every_tally_compiles_for_other_engines_too(name: str, has_units: bool, dialect: str) -> None:
    units = _unbound(UNIT_RESPONSES) if has_units else None
    scope = Scope(calls=_unbound(CALLS), unit_responses=units, offsets=((0, -21_600), (1_700_000_000, -18_000)))
    assert "SELECT" in ibis.to_sql(TALLIES[name](scope), dialect=dialect)


def _unbound(table: Table) -> ibis.Table:
    return ibis.table({column.name: IBIS_TYPES[column.type] for column in table.columns}, name=table.name)
