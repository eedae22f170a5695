"""A newcomer runs the demonstration and sees a county of the size and shape that the documentation promises."""

import json
import time
from pathlib import Path

import duckdb
import pytest

from coresponder.analysis.synthetic import CountyFiles, write_county

PAGE = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "the-demonstration-county.md"
CRISIS = "('EDP', 'MENTAL HEALTH CRISIS', 'SUICIDE THREAT', 'SUICIDE ATTEMPT', 'MENTAL HOLD TRANSPORT')"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> CountyFiles:
    return write_county(tmp_path_factory.mktemp("marigold"))


@pytest.fixture(scope="module")
def calls(county: CountyFiles) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    read = "read_csv(?, all_varchar = true, strict_mode = false, ignore_errors = true)"
    known = "Event_ID IS NOT NULL AND Received SIMILAR TO '[01].{18}'"
    connection.execute(f"CREATE TABLE calls AS SELECT * FROM {read} WHERE {known}", [str(county.export)])
    return connection


def _number(calls: duckdb.DuckDBPyConnection, expression: str, where: str = "true") -> float:
    found = calls.sql(f"SELECT {expression} FROM calls WHERE {where}").fetchone()
    assert found is not None
    return float(found[0])


def test_it_is_written_in_seconds(tmp_path: Path) -> None:
    began = time.process_time()

    write_county(tmp_path)

    assert time.process_time() - began < 10


def test_seven_of_a_hundred_calls_are_coded_as_a_crisis(calls: duckdb.DuckDBPyConnection) -> None:
    assert _number(calls, f"avg((Final_Type IN {CRISIS})::INT)") == pytest.approx(0.07, abs=0.004)


def test_summers_and_late_afternoons_have_more_crisis_calls(calls: duckdb.DuckDBPyConnection) -> None:
    crisis = f"Final_Type IN {CRISIS}"

    july = _number(calls, "count(*)", f"{crisis} AND Received LIKE '07/%'")
    february = _number(calls, "count(*)", f"{crisis} AND Received LIKE '02/%'")
    at_18 = _number(calls, "count(*)", f"{crisis} AND Received[12:13] = '18'")
    at_4 = _number(calls, "count(*)", f"{crisis} AND Received[12:13] = '04'")

    assert july > 1.1 * february
    assert at_18 > 3 * at_4


def test_a_hundredth_of_the_places_make_a_fifth_of_the_crisis_calls_or_more(calls: duckdb.DuckDBPyConnection) -> None:
    ranked = f"SELECT count(*) AS n FROM calls WHERE Final_Type IN {CRISIS} GROUP BY Address ORDER BY n DESC"
    counts = [row[0] for row in calls.sql(ranked).fetchall()]

    assert sum(counts[: len(counts) // 100]) / sum(counts) > 0.2


def test_a_crisis_call_keeps_a_unit_more_than_twice_as_long_as_another(calls: duckdb.DuckDBPyConnection) -> None:
    stamp = "strptime({}, '%m/%d/%Y %H:%M:%S')"
    stay = f"median(epoch({stamp.format('First_Cleared')} - {stamp.format('First_Arrived')}))"
    called = "Call_Source <> 'ON-VIEW'"

    crisis = _number(calls, stay, f"{called} AND Final_Type IN {CRISIS}")
    other = _number(calls, stay, f"{called} AND Final_Type NOT IN {CRISIS}")

    assert crisis > 2 * other


def test_the_documentation_tells_the_counts_that_are_in_the_file(county: CountyFiles) -> None:
    page = PAGE.read_text(encoding="utf-8")
    planted = json.loads(county.planted.read_text(encoding="utf-8"))

    for name, value in planted.items():
        told = f"{value:,}" if isinstance(value, int) else str(value)
        assert f"| `{name}` | {told} |" in page, name
