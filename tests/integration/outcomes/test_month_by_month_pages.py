"""The dashboard, one measure, its records and the review meeting, as each of the cast sees them."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from coresponder.analysis.assessment import Comparison
from coresponder.analysis.measures.outcomes.registry import outcome_named
from coresponder.analysis.monitoring import Mark
from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.storage import release_folder
from coresponder.program.outcomes.actions.reviews import (
    Decided,
    begin_review,
    close_review,
    record_decision,
    write_review,
)
from coresponder.program.outcomes.dashboard.changes import change_of
from coresponder.program.outcomes.dashboard.lines import before_of
from coresponder.program.outcomes.demonstration import load_reviews
from coresponder.program.outcomes.models import Assessment, Review
from coresponder.program.outcomes.what_changed import _of_measure
from coresponder.program.partnerships.actions.goals import Target, set_goal, set_objective
from coresponder.program.partnerships.queries.goals import goals_seen_by
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient
from tests.support.sample_outcomes import assessed, kept_assessment, write_data_set

pytestmark = pytest.mark.django_db
DASHBOARD, ARRESTS = "/outcomes/", "/outcomes/arrested_rate/"
FORCE = "/outcomes/reportable_force_rate/"


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def assessment(rows: Path) -> Assessment:
    """What the small data set says, with its files."""
    release = Release.objects.create(
        purpose="evaluation", detail="moments", state="ready", sha256="0" * 64, as_of_at=timezone.now(),
        ready_at=timezone.now(),
    )  # fmt: skip
    shutil.copytree(rows, release_folder(release.pk))
    return kept_assessment(release)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_data_set(tmp_path_factory.mktemp("rows") / "data-set")


class TestTheDashboard:
    def test_before_the_first_night_it_says_when_something_comes(self, page: PageClient, cora: User) -> None:
        assert "Outcomes are computed every night" in page.as_(cora).get(DASHBOARD).text

    def test_each_measure_has_its_line_with_now_before_direction_and_sentence(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        seen = page.as_(eve).get(DASHBOARD).text
        assert "6.0% (4.3 to 8.4%)" in seen
        assert "12.9%" in seen
        assert "Fell: better" in seen
        assert "Arrests per 100 contacts fell by 53%" in seen
        assert "The data set has no table “shifts”, so this cannot be computed." in seen

    def test_small_numbers_are_for_the_evaluator_alone(
        self, page: PageClient, assessment: Assessment, eve: User, cora: User
    ) -> None:
        assert "0.6%" in page.as_(eve).get(FORCE).text
        shown = page.as_(cora).get(FORCE).text
        assert "Before and after are withheld, together with the small numbers that they rest on." in shown
        assert "0.6%" not in shown
        assert "Days between uses of force" not in shown

    def test_the_last_twelve_months_are_summed_and_a_time_is_not(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        seen = page.as_(eve).get(f"{DASHBOARD}?period=12-months").text
        assert "Jul 2031 to Jun 2032" in seen
        assert "A sum of months has no interval" in seen
        assert "Only shares can be summed from months" in seen

    def test_a_target_stands_beside_and_its_objective_reads_the_value_by_itself(
        self, page: PageClient, assessment: Assessment, cora: User
    ) -> None:
        goal = set_goal(title="Fewer arrests", why="", activities=(), by=cora)
        target = Target(
            words="From 13 to 5 of 100", measure_key="arrested_rate", baseline_value=Decimal("0.129"),
            baseline_source="Before launch", target_value=Decimal("0.05"), by_on=date(2033, 1, 1),
        )  # fmt: skip
        set_objective(goal=goal, target=target, by=cora)
        assert "5.0% by Jan 1, 2033" in page.as_(cora).get(DASHBOARD).text
        ((_, (objective,)),) = goals_seen_by(cora)
        assert objective.reading is not None
        assert objective.reading.value == Decimal("0.06")
        assert objective.percent == 87

    def test_one_screen_has_every_domain_and_what_to_look_at_before_all_measures(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        seen = page.as_(eve).get(DASHBOARD).text
        first, _, rest = seen.partition("All measures")
        for domain in ("Timely", "Safe", "Accessible", "Least restrictive", "Effective", "Person-centered"):
            assert domain in first
        assert "1 better" in first
        assert "Fell: better Arrests (least restrictive)" in first
        assert "without a number, and why" in rest

    def test_where_the_way_of_recording_changed_a_fall_is_neither_better_nor_worse(self) -> None:
        fell = Comparison(code="lower", sentence="It fell.")
        force = outcome_named("handcuffs_only_rate")
        assert change_of(fell, force).word == "Fell: better"
        warned = change_of(fell, force, recorded_otherwise=True)
        assert (warned.word, warned.tone) == ("Fell, but recorded otherwise", "neutral")

    def test_a_count_of_none_before_launch_is_not_said_where_nobody_kept_count(self) -> None:
        found = next(each for each in assessed().measures if each.key == "contacts_and_persons")
        assert found.before is not None
        none = replace(found.before, figures=tuple(replace(each, value=0.0) for each in found.before.figures))
        contacts = outcome_named(found.key)
        assert before_of(contacts, found, None)[0] != ""
        assert before_of(contacts, replace(found, before=none), None) == ("", "")

    def test_the_wait_stands_in_the_line(self) -> None:
        compared = Comparison(code="cannot tell yet", sentence="", months_to_wait=7)
        arrests = outcome_named("arrested_rate")
        assert change_of(compared, arrests).word == "Cannot tell yet, about seven more months"
        assert change_of(replace(compared, months_to_wait=None), arrests).word == "Cannot tell, too few"

    def test_fairness_has_a_page_with_every_group_and_the_not_recorded(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        seen = page.as_(eve).get(page.as_(eve).get(DASHBOARD).links["Fairness"] + "?by=gender")
        assert "it is not recorded" in seen.text
        assert "Not recorded" in seen.text
        assert "the largest group" in seen.text
        assert "would be apart by chance alone" in seen.text
        assert "belonged where it hurts most" in seen.text

    def test_who_may_see_it(self, page: PageClient, assessment: Assessment, omar: User, otis: User) -> None:
        page.as_(omar).get(DASHBOARD, status=403)
        page.as_(otis).get(DASHBOARD, status=404)


def test_many_changes_in_recording_on_one_day_are_one_line_of_a_review() -> None:
    measure, on = assessed().named("arrested_rate"), date(2031, 6, 1)
    marks = tuple(Mark(on=on, kind="recording change", words=f"Form {number} came into use.") for number in range(5))
    told = [each for kind, each in _of_measure(replace(measure, marks=marks), measure, on, on) if kind == "recording"]
    assert told == [
        "Since June 1, 2031 it is recorded in another way: Form 0 came into use. Form 1 came into use. And three more"
        " changes."
    ]


class TestOneMeasure:
    def test_its_page_has_definition_method_change_chart_and_beats(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        seen = page.as_(eve).get(ARRESTS)
        for words in (
            "Wilson 1927, for contacts of one person together",
            "quasi-Poisson by months",
            "18 before, 12 after",
            "or more would rather have been seen (80% power)",
            "Contacts with an arrest, booked or not, or a warrant served",
            "launch",
            "No area differs",
            "Officers, clinicians and teams are never compared",
        ):
            assert words in seen.text
        assert "B07" in seen.text

    def test_a_change_in_recording_warns_on_the_chart(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        seen = page.as_(eve).get("/outcomes/handcuffs_only_rate/").text
        assert "which can look like an effect and be none" in seen
        assert "Handcuffs are always noted." in seen

    def test_two_clicks_from_the_dashboard_lie_the_records_and_reading_them_is_written_down(
        self, page: PageClient, assessment: Assessment, eve: User
    ) -> None:
        as_eve = page.as_(eve)
        measure = as_eve.get(as_eve.get(DASHBOARD).links["Arrests"])
        seen = as_eve.get(measure.links["The records behind it"])
        assert "66 rows" in seen.text
        told = AuditEvent.objects.get(event="outcomes.records_read")
        assert told.details == {"rows": 50, "measure": "arrested_rate"}
        assert "0 rows" in as_eve.get(f"{ARRESTS}records/?show=missing").text

    def test_others_are_told_why_not(self, page: PageClient, assessment: Assessment, cora: User) -> None:
        as_cora = page.as_(cora)
        assert "They are for evaluator alone" in as_cora.get(ARRESTS).text
        as_cora.get(f"{ARRESTS}records/", status=403)
        assert not AuditEvent.objects.filter(event="outcomes.records_read").exists()

    def test_once_the_files_are_removed_it_says_so(self, page: PageClient, assessment: Assessment, eve: User) -> None:
        shutil.rmtree(release_folder(assessment.release_id))
        assert "The files of this data set were removed" in page.as_(eve).get(f"{ARRESTS}records/").text


class TestAReviewMeeting:
    def review(self, by: User, held_on: date = date(2032, 1, 15)) -> Review:
        first_on = held_on - timedelta(days=90)
        return begin_review(held_on=held_on, first_on=first_on, last_on=held_on - timedelta(days=1), by=by)

    def test_the_program_drafts_what_changed(self, assessment: Assessment, cora: User) -> None:
        drafted = {(each["key"], each["kind"]) for each in self.review(cora).changed}
        assert ("arrested_rate", "verdict") in drafted
        assert ("handcuffs_only_rate", "recording") in drafted
        later = self.review(cora, held_on=date(2032, 6, 1)).changed
        assert not any(each["kind"] in ("verdict", "recording") for each in later)

    def test_a_decision_is_marked_on_its_measure_and_later_one_sees_whether_it_helped(
        self, page: PageClient, assessment: Assessment, cora: User
    ) -> None:
        review = self.review(cora)
        decided = Decided(
            text="Every team takes the list of beds along", owner="Coordinator", due_on=date(2032, 3, 1),
            measure_key="coverage_of_eligible", expected="higher",
        )  # fmt: skip
        record_decision(review=review, decided=decided, by=cora)
        close_review(review=review, by=cora)
        as_cora = page.as_(cora)
        seen = as_cora.get(f"/outcomes/reviews/{review.pk}/").text
        assert "Did it help?" in seen
        assert "not as expected" in seen or "Cannot tell yet" in seen
        assert "decided: Every team takes the list of beds along" in as_cora.get("/outcomes/coverage_of_eligible/").text

    def test_the_invented_county_has_two_of_them_and_a_second_time_no_more(
        self, page: PageClient, assessment: Assessment, cora: User
    ) -> None:
        load_reviews(by=cora)
        load_reviews(by=cora)
        newer, older = Review.objects.order_by("-held_on")
        assert (newer.is_open, older.is_open) == (True, False)
        assert "Did it help?" in page.as_(cora).get(f"/outcomes/reviews/{older.pk}/").text

    def test_closed_it_stays_as_it_is(self, assessment: Assessment, cora: User) -> None:
        review = self.review(cora)
        close_review(review=review, by=cora)
        decided = Decided(text="Something more", owner="Coordinator", due_on=date(2032, 3, 1))
        with pytest.raises(StateError):
            record_decision(review=review, decided=decided, by=cora)

    def test_two_who_write_at_once_are_told(self, assessment: Assessment, cora: User, eve: User) -> None:
        review = self.review(cora)
        days = {"held_on": review.held_on, "first_on": review.first_on, "last_on": review.last_on}
        write_review(review=review, notes="First.", seen_version=1, by=cora, **days)
        with pytest.raises(StateError, match="Somebody else wrote"):
            write_review(review=review, notes="Second.", seen_version=1, by=eve, **days)

    def test_a_measure_goes_with_what_is_expected(self, assessment: Assessment, cora: User) -> None:
        decided = Decided(text="A.", owner="B", due_on=date(2032, 3, 1), measure_key="arrested_rate")
        with pytest.raises(UsageError, match="goes with what is expected"):
            record_decision(review=self.review(cora), decided=decided, by=cora)

    def test_it_is_begun_written_decided_and_closed_in_the_browser(
        self, page: PageClient, assessment: Assessment, cora: User
    ) -> None:
        as_cora = page.as_(cora)
        days = {"held_on": "2032-01-15", "first_on": "2031-10-01", "last_on": "2032-01-14"}
        wrong = as_cora.post("/outcomes/reviews/begin/", {**days, "last_on": "2031-01-01"}, status=422)
        assert "The period ends before it begins" in wrong.text
        as_cora.post("/outcomes/reviews/begin/", days)
        at = f"/outcomes/reviews/{Review.objects.get().pk}/"
        as_cora.post(f"{at}edit/", {**days, "notes": "We went through all of it.", "version": "1"})
        told = {"text": "Try it", "owner": "Coordinator", "due_on": "2032-03-01"}
        assert "Choose both" in as_cora.post(f"{at}decide/", {**told, "measure_key": "booked_rate"}, status=422).text
        as_cora.post(f"{at}decide/", told)
        as_cora.post(f"{at}close/", {})
        seen = as_cora.get(at).text
        assert "We went through all of it." in seen
        assert "no measure" in seen
        assert "January 15, 2032" in as_cora.get("/outcomes/reviews/").links
        assert "Closed" in seen

    def test_the_planning_team_reads_it_and_writes_nothing(
        self, assessment: Assessment, cora: User, omar: User
    ) -> None:
        with pytest.raises(Denied):
            self.review(omar)


class TestTheHomePage:
    def test_the_coordinator_begins_with_what_changed(
        self, page: PageClient, assessment: Assessment, cora: User
    ) -> None:
        assert "Fell: better Arrests (least restrictive): 6.0%" in page.as_(cora).get("/home/").text
