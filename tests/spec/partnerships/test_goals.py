"""Mission, vision, goals, and objectives tied to measures; the logic model that is drawn from them."""

from datetime import date, timedelta
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from coresponder.analysis.charts import Caption
from coresponder.analysis.charts.logic_model import LogicModel, LogicRow, logic_model, wrapped
from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships import measured_sources
from coresponder.program.partnerships.actions.goals import (
    Target,
    drop_goal,
    enter_reading,
    set_goal,
    set_objective,
    write_statement,
)
from coresponder.program.partnerships.measured_sources import Known, Source
from coresponder.program.partnerships.models import Goal, Objective
from coresponder.program.partnerships.queries.goals import goals_seen_by, shown, standing_statement
from coresponder.program.partnerships.vocabulary.goals import Progress
from coresponder.safeguards.accounts.models import User
from tests.support.page import PageClient

NEXT_YEAR = date(2027, 12, 31)


@pytest.fixture
def goal(cora: User) -> Goal:
    """Fewer places call again."""
    return set_goal(title="Fewer people call again", why="Care works.", activities=["Call back in 72 h"], by=cora)


@pytest.fixture
def objective(goal: Goal, cora: User) -> Objective:
    """From 40 percent to 30 percent."""
    target = Target(
        words="From 40 to 30 percent.",
        measure_key="crisis_call_share",
        baseline_value=Decimal("0.4"),
        baseline_source="Baseline 2025",
        target_value=Decimal("0.3"),
        by_on=NEXT_YEAR,
    )
    return set_objective(goal=goal, target=target, by=cora)


@pytest.mark.parametrize(
    ("value", "progress", "percent"),
    [
        ("0.3", Progress.MET, 100),
        ("0.35", Progress.ON_THE_WAY, 50),
        ("0.4", Progress.NO_CHANGE, 0),
        ("0.45", Progress.WRONG_WAY, -50),
    ],
)
def test_the_newest_number_stands_between_baseline_and_target(
    objective: Objective, cora: User, value: str, progress: Progress, percent: int
) -> None:
    today = timezone.localdate()
    enter_reading(objective=objective, value=Decimal(9), on=today - timedelta(days=9), source="Old", by=cora)
    enter_reading(objective=objective, value=Decimal(value), on=today, source="Report", by=cora)
    found = shown(objective)
    assert (found.progress, found.percent) == (progress, percent)


def test_without_a_number_nothing_is_claimed(objective: Objective) -> None:
    assert shown(objective).progress == Progress.NOT_KNOWN


def test_an_objective_rests_on_a_measure_of_the_registry_and_names_where_it_starts(goal: Goal, cora: User) -> None:
    told = {"words": "x", "baseline_value": Decimal(1), "target_value": Decimal(2), "by_on": NEXT_YEAR}
    with pytest.raises(CoresponderError, match="no such measure"):
        set_objective(goal=goal, target=Target(measure_key="luck", baseline_source="x", **told), by=cora)
    with pytest.raises(CoresponderError, match="baseline is known from"):
        set_objective(goal=goal, target=Target(measure_key="calls", baseline_source=" ", **told), by=cora)


def test_a_goal_that_is_dropped_keeps_its_numbers_and_leaves_the_page(objective: Objective, cora: User) -> None:
    drop_goal(goal=objective.goal, by=cora)
    assert not goals_seen_by(cora)
    assert Objective.objects.exists()


def test_of_two_who_write_the_mission_at_once_neither_loses_a_word(page: PageClient, cora: User) -> None:
    write_statement(mission="We help.", vision="Nobody alone.", based_on=0, by=cora)
    as_cora = page.as_(cora)
    sent = {"based_on": "0", "mission": "We come.", "vision": ""}
    seen = as_cora.post("/goals/statement/", sent, status=422)
    assert "We help." in seen.text
    assert "We come." in seen.text
    as_cora.post("/goals/statement/", {"based_on": "1", "mission": "We come and help.", "vision": ""})
    assert standing_statement().text == "We come and help."  # type: ignore[union-attr]


def test_the_form_begins_with_what_a_source_knows(page: PageClient, goal: Goal, cora: User) -> None:
    known = Known(value=0.125, source="Baseline of the county")
    measured_sources.register(Source(key="of a test", definitions=list, value_of=lambda key: known))
    try:
        seen = page.as_(cora).get(f"/goals/{goal.pk}/objectives/add/?measure=crisis_call_share")
    finally:
        measured_sources.forget("of a test")
    values = [control.get("value") for control in seen.all("input")]
    assert "0.125" in values
    assert "Baseline of the county" in values


class TestTheLogicModel:
    def test_the_page_draws_it_with_a_sentence_and_a_table(
        self, page: PageClient, objective: Objective, cora: User, omar: User
    ) -> None:
        write_statement(mission="We help.", vision="Nobody is alone in a crisis.", based_on=0, by=cora)
        seen = page.as_(omar).get("/goals/")
        assert "Logic model" in seen.text
        assert "Share of calls that are crisis calls: from 0.4 to 0.3" in seen.text or "from 0.4 to 0.3" in seen.text
        assert seen.text.count("Call back in 72 h") >= 3

    @pytest.mark.parametrize("size", ["wide", "narrow"])
    def test_every_part_stands_in_the_picture_and_nothing_runs_out_of_it(self, size: str) -> None:
        row = LogicRow(activities=("Answer calls <together>",), measured=("Share & more",), goal="Fewer again")
        model = LogicModel(inputs=("Two officers",), rows=(row, row, row), vision="Nobody alone")
        caption = Caption(id="x", title="Logic model", description=model.sentence)
        drawn = ElementTree.fromstring(logic_model(model, caption=caption, size=size))  # type: ignore[arg-type]  # noqa: S314 - our own
        words = " ".join(drawn.itertext())
        for wanted in ("Two officers", "<together>", "Share & more", "Fewer again", "Nobody alone"):
            assert wanted in words
        width, height = float(drawn.get("width", 0)), float(drawn.get("height", 0))
        for box in drawn.iter("{http://www.w3.org/2000/svg}rect"):
            assert float(box.get("x", 0)) + float(box.get("width", 0)) <= width + 0.1
            assert float(box.get("y", 0)) + float(box.get("height", 0)) <= height + 0.1

    def test_a_long_text_is_cut_and_says_so(self) -> None:
        assert wrapped("word " * 90, 120)[-1].endswith("…")
        assert wrapped("short", 120) == ("short",)
