"""An effect can be taken from a figure: its numbers are the figure’s, and nobody types them."""

from datetime import date

import pytest
from django.utils import timezone

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.costs import demonstration
from coresponder.program.costs.actions.records import enter_cost
from coresponder.program.costs.from_figures import Offered, offered
from coresponder.program.costs.models import EffectRecord, Scenario
from coresponder.program.costs.periods import Period, period_of
from coresponder.program.costs.vocabulary import Way
from coresponder.program.extracts.models import Release
from coresponder.program.outcomes.models import Assessment
from coresponder.safeguards.accounts.models import User
from tests.spec.costs.conftest import a_cost
from tests.support.page import PageClient
from tests.support.sample_outcomes import kept_assessment

pytestmark = pytest.mark.database


@pytest.fixture
def assessment() -> Assessment:
    """Marigold’s, in which arrests fell after July 1, 2031."""
    now = timezone.now()
    release = Release.objects.create(
        purpose="evaluation", detail="moments", as_of_at=now, state="ready", ready_at=now, sha256="0" * 64
    )
    return kept_assessment(release)


def period(key: str) -> Period:
    """That period."""
    found = period_of(key, date(2031, 11, 30))
    assert found
    return found


def arrests(assessment: Assessment, key: str) -> Offered:
    """What it tells of arrests in that period."""
    return next(each for each in offered(assessment, period(key)) if each.key == "arrested_rate")


def test_an_effect_is_the_ratio_over_the_contacts_of_the_period(assessment: Assessment) -> None:
    found, compared, months = arrests(assessment, "2031-H2"), *told_of(assessment)
    before = [point for point in months if point.on < date(2031, 7, 1)]
    here = [point for point in months if date(2031, 7, 1) <= point.on <= date(2031, 12, 1)]
    expected = total(here, "over") * total(before, "count") / total(before, "over")
    ratio, low, high = compared
    assert found.way == Way.FEWER
    assert found.number == pytest.approx(expected * (1 - ratio), abs=0.06)
    assert found.low == pytest.approx(expected * (1 - high), abs=0.06)
    assert found.high == pytest.approx(expected * (1 - low), abs=0.06)
    # What there would have been less what there was, as the ratio of this half alone tells it.
    assert found.low <= expected - total(here, "count") <= found.high


def told_of(assessment: Assessment) -> tuple[tuple[float, float, float], list]:  # type: ignore[type-arg]
    """The ratio with its limits, and the months."""
    compared, months = assessment.verdict("arrested_rate"), assessment.months("arrested_rate")
    assert compared.ratio is not None
    assert compared.low is not None
    assert compared.high is not None
    assert months is not None
    return (compared.ratio, compared.low, compared.high), [each for each in months.points if each.is_judged]


def total(points: list, name: str) -> float:  # type: ignore[type-arg]
    """The sum of the months."""
    return float(sum(getattr(point, name) for point in points))


def test_before_launch_there_is_no_effect(assessment: Assessment) -> None:
    assert offered(assessment, period("2031-H1")) == []
    assert offered(None, period("2031-H2")) == []


def test_eve_takes_it_with_its_grade_and_its_figure(
    page: PageClient, assessment: Assessment, cora: User, eve: User
) -> None:
    enter_cost(cost=a_cost(), by=cora)
    desk = page.as_(eve)
    shown = desk.get("/costs/effects/?period=2031-H2")
    address = next(to for words, to in shown.links.items() if words == "Take it: arrests per 100 contacts")
    assert "graded “before and after launch”" in desk.get(address).text
    desk.post(address, {"item": "jail_booking", "number": "9999"})
    taken, told = EffectRecord.objects.get(), arrests(assessment, "2031-H2")
    assert (taken.number, taken.low, taken.high, taken.grade) == (told.number, told.low, told.high, "before and after")
    assert taken.figure == f"{assessment.content_sha256[:12]}:arrested_rate"
    assert assessment.content_sha256[:12] in taken.measure


def test_the_demonstration_reckons_with_what_its_figures_tell(assessment: Assessment) -> None:
    cast = ensure_cast()
    demonstration.load(coordinator=cast["cora"], evaluator=cast["eve"])
    told = {each.key for each in offered(assessment, period("2031"))} & demonstration.ITEMS.keys()
    for _ in range(2):
        demonstration.load_of_figures(evaluator=cast["eve"])
    assert EffectRecord.objects.exclude(figure="").count() == len(told)
    assert Scenario.objects.filter(name="From figures alone").count() == bool(told)
