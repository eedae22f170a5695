"""The invented county as `make demo` stores it: its pages tell the effect, the absence of one, and the false one.

What is drawn is looked at in test_what_is_planted; here it went through the program: parts, extract, data set,
baseline, assessment, page. It takes minutes, so it is run by hand before something is resolved.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from coresponder.analysis.assessment import Months
from coresponder.analysis.measures.outcomes.registry import OUTCOMES, outcome_named
from coresponder.analysis.monitoring import months_later
from coresponder.delivery.web import demonstration
from coresponder.kernel.progress import silent
from coresponder.program.coverage.queries.coverage import coverage
from coresponder.program.outcomes.dashboard.lines import Line, line_of
from coresponder.program.outcomes.dashboard.one import page_of
from coresponder.program.outcomes.dashboard.seen import Seen, seen_by
from coresponder.program.outcomes.dashboard.stretches import stretch_named
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.reports.models import Report
from coresponder.program.reports.vocabulary import ReportKind
from coresponder.safeguards.accounts.models import User

pytestmark = [pytest.mark.heavy, pytest.mark.database, pytest.mark.django_db, pytest.mark.once]
WITHOUT_EFFECT = ("involuntary_hold_rate", "emergency_department_rate", "voluntary_transport_rate")


@pytest.fixture(scope="module")
def county(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assessment]:
    """The whole county, loaded once; gone with the last test."""
    place = tmp_path_factory.mktemp("county")
    told = override_settings(ENCOUNTER_CODES="demonstration", DATA_DIR=place)
    with told, django_db_blocker.unblock(), transaction.atomic():
        demonstration.load(progress=silent)
        found = newest_assessment()
        assert found is not None
        yield found
        transaction.set_rollback(True)


def seen(county: Assessment, name: str) -> Seen:
    return seen_by(User.objects.get(username=name), county)


def line(county: Assessment, name: str, key: str, period: str = "since") -> Line:
    return line_of(outcome_named(key), seen(county, name), stretch_named(period), None)


def chart_says(county: Assessment, name: str, key: str) -> str:
    return str(page_of(seen(county, name), key)["chart"].sentence)


@pytest.mark.parametrize("name", ["eve", "cora"])
def test_fewer_arrests_were_planted_and_the_page_says_so(county: Assessment, name: str) -> None:
    found = line(county, name, "arrested_rate")

    assert found.change.word == "Fell: better"
    assert found.sentence.startswith("Arrests per 100 contacts fell by")
    assert "Take care" not in found.sentence


@pytest.mark.parametrize("name", ["eve", "cora"])
@pytest.mark.parametrize("key", WITHOUT_EFFECT)
def test_where_nothing_was_planted_the_page_claims_nothing(county: Assessment, name: str, key: str) -> None:
    found = line(county, name, key)

    assert found.change.code in ("not changed so much", "cannot tell yet")
    assert "beyond" not in chart_says(county, name, key)
    assert "natural limit" not in chart_says(county, name, key)
    assert "Take care" not in found.sentence


@pytest.mark.parametrize("name", ["eve", "cora"])
def test_what_only_looks_like_an_effect_is_called_recorded_in_another_way(county: Assessment, name: str) -> None:
    found, page = line(county, name, "warm_handoff_rate"), page_of(seen(county, name), "warm_handoff_rate")

    assert found.change.word == "Rose, but recorded otherwise"
    assert found.change.tone == "neutral"
    for said in (found.sentence, page["warning"], chart_says(county, name, "warm_handoff_rate")):
        assert "Take care: the way of recording changed" in said
        assert "by telephone counts" in said


def shares(months: Months, launch_on: date, *, before: bool) -> list[float]:
    points = [point for point in months.points if point.is_known and point.over and not point.partial]
    return [(point.count or 0) / (point.over or 1) for point in points if before == (point.on < launch_on)]


def test_the_coordinator_sees_the_fall_in_arrests_over_time_and_why_not_by_month(county: Assessment) -> None:
    of_eve, of_cora = (seen(county, name).named("arrested_rate").months for name in ("eve", "cora"))
    assert of_eve is not None
    assert of_cora is not None

    assert of_eve.each == 1 < of_cora.each
    assert "too many single months" in page_of(seen(county, "cora"), "arrested_rate")["chart"].why_longer
    before, since = (shares(of_cora, county.assessed.launch.on, before=side) for side in (True, False))
    assert len(before) >= 2
    assert len(since) >= 2
    assert min(before) > max(since)


@pytest.mark.parametrize("name", ["eve", "cora"])
def test_more_than_a_third_of_eligible_calls_were_reached_as_the_coverage_page_says(
    county: Assessment, name: str
) -> None:
    months = seen(county, name).named("coverage_of_eligible").months
    assert months is not None
    whole = [point.on for point in months.points if not point.partial][-12:]
    last_on = months_later(whole[-1], 1) - timedelta(days=1)
    page = coverage(User.objects.get(username=name), from_on=whole[0], to_on=last_on)

    assert 0.3 < page.responded.count / page.responded.of < 0.45
    for key, share in (
        ("coverage_of_eligible", page.responded),
        ("eligible_on_duty_rate", page.on_duty),
        ("coverage_while_on_duty", page.responded_on_duty),
    ):
        found = line(county, name, key, "12-months")
        assert (found.now, found.n) == (share.words, f"{share.of:,}")


def test_every_measure_says_something_in_the_stored_county(county: Assessment) -> None:
    nothing = {each.key for each in OUTCOMES if not county.assessed.named(each.key).since.figures}
    assert nothing == set()


def test_reports_say_what_the_period_cost(county: Assessment) -> None:
    for kind in (ReportKind.ANNUAL, ReportKind.ONE_PAGER):
        cost = Report.objects.get(kind=kind).cost
        assert float(cost["total"]) > 0
        assert cost["cost_set"]
