"""Readiness is asked of what is in the program; once a year the planning team answers six questions."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.analysis.measures.registry import REGISTRY
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.policies.actions.laying_out import lay_out_manual
from coresponder.program.policies.actions.signing import sign_chapter
from coresponder.program.policies.models import Chapter, ChapterVersion, Improvement
from coresponder.program.readiness.actions.assessing import agree_for, close_assessment, save_assessment
from coresponder.program.readiness.asking import facts_of
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.readiness.queries.readiness import next_step, scores
from coresponder.program.readiness.the_brief import sentences
from coresponder.program.readiness.vocabulary import Phase, Question, Rating
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.spec.policies.conftest import put_in_force
from tests.support.cast import member
from tests.support.page import PageClient

FACTS = [fact for phase in Phase for fact in facts_of(phase)]


def is_a_measure(key: str) -> bool:
    """Whether baselines or outcomes have a measure of that key."""
    return key in {each.key for each in (*REGISTRY, *OUTCOMES)}


def answers(rating: Rating) -> dict[Question, tuple[Rating, str]]:
    """The same answer to all six."""
    return dict.fromkeys(Question, (rating, "We looked."))


class TestPhaseByPhase:
    @pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
    def test_every_question_leads_to_a_page_and_answers_in_an_empty_program(self, fact, db: None) -> None:
        assert reverse(fact.url_name)
        is_met, words = fact.ask(date(2026, 11, 30))
        assert not is_met, words
        assert words

    def test_every_phase_asks_something(self) -> None:
        assert all(facts_of(phase) for phase in Phase)

    def test_an_empty_program_is_told_its_first_step_and_where_help_is(self, page: PageClient, cora: User) -> None:
        home = page.as_(cora).get("/home/")
        assert "The next step: explore" in home.text
        assert "Add the agency that is missing." in home.links
        shown = page.as_(cora).get("/readiness/")
        assert "Law Enforcement-Mental Health Collaboration Support Center" in shown.text
        assert "Plan: 0 of" in shown.text

    def test_an_answer_changes_when_the_thing_itself_does(
        self, page: PageClient, cora: User, clara: User, omar: User
    ) -> None:
        found = next_step(cora)
        assert found is not None
        assert found[1].fact.key == "seats"
        lay_out_manual(by=cora)
        mission = Chapter.objects.get(key="mission")
        met = {each.fact.key for score in scores(cora) for each in score.asked if each.is_met}
        assert met == {"partners"}
        put_in_force(mission, "Help first.", writer=clara, heads=(member("sol"), member("sade")))
        met = {each.fact.key for score in scores(cora) for each in score.asked if each.is_met}
        assert {"partners", "mission", "reviewed"} <= met

    def test_nobody_is_led_to_a_page_that_is_closed_to_them(self, page: PageClient, eve: User) -> None:
        shown = page.as_(eve).get("/readiness/")
        assert "Upload one export of calls for service." in shown.text
        assert "Upload one export of calls for service." not in shown.links


class TestSelfAssessment:
    def test_a_year_is_closed_once_every_gap_has_an_action(self, cora: User, omar: User) -> None:
        year = timezone.localdate().year
        told = {**answers(Rating.FULLY), Question.DATA: (Rating.BEGUN, "Arrests alone.")}
        found = save_assessment(year=year, answers=told, by=cora)
        with pytest.raises(StateError, match="No action yet for: “Are the four outcomes measured"):
            close_assessment(assessment=found, by=cora)
        agreed: dict[str, Any] = {"owner": omar, "due_on": timezone.localdate() + timedelta(days=60), "by": cora}
        with pytest.raises(StateError, match="no gap at this question"):
            agree_for(assessment=found, question=Question.REVIEW, what="Meet", **agreed)
        agree_for(assessment=found, question=Question.DATA, what="Count connections to care", **agreed)
        assert close_assessment(assessment=found, by=cora).closed_at is not None
        with pytest.raises(StateError, match="is closed"):
            save_assessment(year=year, answers=told, by=cora)

    def test_what_is_not_answered_is_not_closed_and_next_year_is_not_answered_yet(self, cora: User) -> None:
        year = timezone.localdate().year
        some = save_assessment(year=year, answers={Question.DATA: (Rating.FULLY, "")}, by=cora)
        with pytest.raises(StateError, match="Not answered yet: five questions"):
            close_assessment(assessment=some, by=cora)
        with pytest.raises(UsageError, match="yet to come"):
            save_assessment(year=year + 1, answers=answers(Rating.FULLY), by=cora)

    def test_only_coordinator_and_planning_team_assess(self, clara: User) -> None:
        with pytest.raises(Denied):
            save_assessment(year=2026, answers=answers(Rating.FULLY), by=clara)

    def test_two_years_stand_side_by_side_and_the_pages_lead_through(
        self, page: PageClient, cora: User, omar: User
    ) -> None:
        year = timezone.localdate().year
        save_assessment(year=year - 1, answers=answers(Rating.NOT_YET), by=cora)
        fields = {question.value: str(Rating.MOSTLY.value) for question in Question} | {"data": "1"}
        as_cora = page.as_(cora)
        assert "Gap" in as_cora.post("/readiness/self-assessment/answer/", fields).text
        due_on = str(timezone.localdate() + timedelta(days=9))
        address = f"/readiness/self-assessment/{year}/"
        told = {"question": "data", "what": "Count", "owner": omar.pk, "due_on": due_on}
        assert f"Gap We looked. Count {omar.display_name}" not in as_cora.get(address).text
        assert "No action yet" not in as_cora.post(f"{address}actions/", told).text
        assert Improvement.objects.get().about == SelfAssessment.objects.get(year=year).pk
        assert "Closed" in as_cora.post(f"{address}close/").text
        shown = page.as_(omar).get("/readiness/self-assessment/").text
        assert f"{year} {year - 1} Open" in shown
        assert "Are there clear policies and procedures? mostly not yet Gap" in shown


class TestTheBrief:
    @pytest.mark.parametrize("sentence", sentences(), ids=lambda sentence: sentence.phrase)
    def test_each_sentence_stands_on_a_page_that_exists(self, sentence) -> None:
        pages = [place.address for place in sentence.places if place.address]
        assert pages, "Every sentence has a page."
        assert all(is_a_measure(place.measure) for place in sentence.places if place.measure)

    def test_each_metric_that_the_brief_names_leads_to_its_measure(self) -> None:
        led_to = {place.measure for each in sentences() for place in each.places}
        assert led_to >= {"crisis_calls", "arrest_diversion", "reportable_force_rate", "met_again_within"}

    def test_all_four_tips_and_the_variations_are_there(self) -> None:
        parts = {each.part[0] for each in sentences()}
        assert {"1", "2", "3", "4", "V"} <= parts

    def test_everybody_in_the_program_can_read_the_table(self, page: PageClient, eve: User) -> None:
        assert "… establish baseline data on key metrics …" in page.as_(eve).get("/readiness/the-brief/").text


def test_a_year_that_is_not_closed_and_signatures_that_are_late_are_said(
    page: PageClient, cora: User, clara: User
) -> None:
    save_assessment(year=timezone.localdate().year, answers=answers(Rating.FULLY), by=cora)
    lay_out_manual(by=cora)
    chapter = Chapter.objects.get(key="scene-safety")
    version = put_in_force(chapter, "Wait at the car.", writer=clara, heads=(member("sol"), member("sade")))
    sign_chapter(version=version, by=member("omar"))
    ChapterVersion.objects.update(read_by_on=timezone.localdate() - timedelta(days=1))
    shown = page.as_(cora).get("/readiness/")
    assert "and not closed yet" in shown.text
    assert "Agree on an action for each gap, and close the year." in shown.links
    assert "one signature for what is in force, " in shown.text
    assert " overdue)" in shown.text
