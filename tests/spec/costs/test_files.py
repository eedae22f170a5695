"""A cost set as a file: every line that is wrong is told, nothing is half-written, and what goes out comes back."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from openpyxl import load_workbook

from coresponder.formats.documents.tables import Sheet, as_csv, as_xlsx
from coresponder.program.costs.actions.importing import BadFileError, import_costs
from coresponder.program.costs.actions.records import enter_cost
from coresponder.program.costs.content import FIELDS
from coresponder.program.costs.csv_file import read_csv, written_csv
from coresponder.program.costs.files import lines_of_set
from coresponder.program.costs.models import CostRecord
from coresponder.program.costs.queries.records import newest_version
from coresponder.program.costs.rules import Cost, clean_words
from coresponder.program.costs.vocabulary import PER_OF_EVENTS, Kind, Nature, Payer
from coresponder.safeguards.accounts.models import User
from tests.spec.costs.conftest import a_cost

HEAD = ",".join(FIELDS)
BOOKING = "unit_cost,,jail booking,county,cash,300.00,200.00,450.00,event,2031,2031-01-01,,Sheriff’s budget"
CLINICIAN = "program,staff,clinician,city,cash,100000,,,year,2031,2031-01-01,,Adopted budget"


def file(*lines: str) -> bytes:
    """A file with that head and these lines."""
    return "\n".join([HEAD, *lines]).encode()


@pytest.mark.database
def test_every_wrong_line_is_told_and_nothing_is_half_written(cora: User) -> None:
    wrong = (
        BOOKING.replace("300.00,", "1.234,"),
        CLINICIAN.replace("Adopted budget", ""),
        BOOKING.replace("county", "parish"),
        BOOKING.replace("2031-01-01", "01/01/2031"),
    )
    with pytest.raises(BadFileError) as found:
        import_costs(content=file(CLINICIAN, *wrong), by=cora)
    assert [problem.line for problem in found.value.problems] == [3, 4, 5, 6]
    told = " ".join(problem.sentence for problem in found.value.problems)
    for words in ("no amount of dollars", "has no source", "one of its codes", "no day"):
        assert words in told
    assert not CostRecord.objects.exists()


@pytest.mark.database
def test_a_line_that_would_count_twice_is_told_with_its_number(cora: User) -> None:
    enter_cost(cost=a_cost(from_on=date(2030, 1, 1)), by=cora)
    with pytest.raises(BadFileError) as found:
        import_costs(content=file(CLINICIAN, BOOKING), by=cora)
    assert [(each.line, "already" in each.sentence) for each in found.value.problems] == [(3, True)]
    assert CostRecord.objects.count() == 1


@pytest.mark.database
def test_the_same_file_a_second_time_changes_nothing(cora: User) -> None:
    first = import_costs(content=file(CLINICIAN, BOOKING), by=cora)
    again = import_costs(content=file(CLINICIAN, BOOKING), by=cora)
    assert (first.added, again.same, again.version) == (2, 2, None)
    changed = import_costs(content=file(CLINICIAN, BOOKING.replace("300.00", "310.00")), by=cora)
    assert (changed.changed, changed.same) == (1, 1)
    assert CostRecord.objects.filter(ended_at=None).count() == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe", "no CSV file"),
        (b"kind,item\n", "has no column"),
        (HEAD.encode(), "no line below its head"),
    ],
)
def test_what_is_no_file_of_costs_is_told(content: bytes, sentence: str) -> None:
    (problem,) = read_csv(content).problems
    assert sentence in problem.sentence


AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(9_999_999), places=2)
WORDS = st.text(min_size=1, max_size=60).filter(lambda text: bool(clean_words(text)))


@st.composite
def cost_of_an_event(draw: st.DrawFn) -> Cost:
    """A cost of an event with any words as its source, formulas included."""
    ordered = sorted(draw(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS)))
    ranged = draw(st.booleans())
    return a_cost(
        "jail_booking",
        str(ordered[1]),
        kind=draw(st.sampled_from([Kind.UNIT_COST, Kind.NEW_CARE])),
        payer=draw(st.sampled_from(list(Payer))),
        nature=draw(st.sampled_from(list(Nature))),
        per=draw(st.sampled_from(PER_OF_EVENTS)),
        low=ordered[0] if ranged else None,
        high=ordered[2] if ranged else None,
        source=clean_words(draw(WORDS)),
    )


def one_per_payer() -> SearchStrategy[list[Cost]]:
    """Costs that do not count twice."""
    return st.lists(cost_of_an_event(), min_size=1, max_size=6, unique_by=lambda cost: cost.payer)


@given(one_per_payer())
def test_what_goes_out_comes_back_the_same(costs: list[Cost]) -> None:
    rows = [
        {name: getattr(cost, name) for name in FIELDS} | {"category": "", "from_on": cost.from_on.isoformat()}
        for cost in costs
    ]
    read = read_csv(written_csv(rows).encode())
    assert read.problems == ()
    assert [cost for _, cost in read.costs] == costs


@pytest.mark.database
def test_what_looks_like_a_formula_stays_a_text(cora: User) -> None:
    enter_cost(cost=a_cost(source="=HYPERLINK(1)"), by=cora)
    version = newest_version()
    assert version
    lines = lines_of_set(version.content)
    assert "'=HYPERLINK(1)" in as_csv(lines)
    sheet = load_workbook(BytesIO(as_xlsx(Sheet(title="Costs", lines=lines))))["Costs"]
    source, amount = sheet.cell(row=2, column=13), sheet.cell(row=2, column=6)
    assert (source.value, source.data_type, amount.value) == ("=HYPERLINK(1)", "s", 300)
