"""People learn what their role asks for; what has lapsed keeps them from a shift, and the page says what mends it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.actions.teams import add_member
from coresponder.program.dispatch.models import Shift
from coresponder.program.dispatch.vocabulary import TeamRole
from coresponder.program.training.actions.courses import (
    enroll,
    lay_out_curricula,
    plan_session,
    record_attendance,
    record_completion,
)
from coresponder.program.training.models import Completion, Course, Session
from coresponder.program.training.queries.standing import courses_for, is_current, roles_on_teams, shares_by_shift
from coresponder.program.training.rules import expires_on
from coresponder.program.training.vocabulary import Standing
from coresponder.safeguards.accounts.models import Credential, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind
from coresponder.safeguards.permissions import Denied
from tests.support import dispatching
from tests.support.page import PageClient


@pytest.fixture
def refresher(cora: User) -> Course:
    """The officers' yearly refresher, among the courses that come with the program."""
    lay_out_curricula(by=cora)
    return Course.objects.get(key="crisis-refresher")


@pytest.fixture
def session(refresher: Course, cora: User) -> Session:
    """It was held a week ago, for two people."""
    return plan_session(
        course=refresher,
        held_on=timezone.localdate() - timedelta(days=7),
        place="Academy",
        instructors="Ada Invented, a peer",
        hours=refresher.hours,
        seats=2,
        by=cora,
    )


def taken(course: Course, user: User, *, days_ago: int, by: User) -> Completion:
    """Somebody took it so many days ago, elsewhere."""
    on = timezone.localdate() - timedelta(days=days_ago)
    return record_completion(course=course, user=user, completed_on=on, evidence="Academy certificate", by=by)


class TestCurricula:
    def test_each_role_has_hours_that_say_where_they_come_from(
        self, refresher: Course, page: PageClient, omar: User
    ) -> None:
        assert Course.objects.get(key="cit").hours == 40
        assert not Course.objects.filter(source="").exists()
        roles = {role for each in Course.objects.all() for role in each.roles}
        assert {"officer", "clinician", "dispatcher", "paramedic", "peer", "supervisor"} <= roles
        shown = page.as_(omar).get("/training/courses/").text
        assert "Published Seattle asks for 8 hours each year" in shown
        assert "Assumption" in shown

    def test_the_pages_lay_them_out_and_change_one(self, page: PageClient, cora: User) -> None:
        as_cora = page.as_(cora)
        as_cora.post("/training/courses/lay-out/")
        fields = {"title": "CIT", "roles": ["officer"], "hours": "48", "basis": "assumed", "is_active": "on"}
        as_cora.post("/training/courses/cit/", fields)
        assert Course.objects.get(key="cit").hours == 48
        assert as_cora.post("/training/courses/add/", {**fields, "title": "Refresher"}).status == 200
        assert Course.objects.filter(key="refresher").exists()

    @pytest.mark.parametrize(
        ("taken_on", "months", "until"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2026, 11, 30), 24, date(2028, 11, 30)),
            (date(2026, 11, 30), None, None),
        ],
    )
    def test_a_training_holds_for_whole_months(self, taken_on: date, months: int | None, until: date | None) -> None:
        assert expires_on(taken_on, months) == until


class TestSessions:
    def test_whoever_came_has_a_certificate_and_a_correction_takes_it_back(
        self, session: Session, page: PageClient, cora: User, omar: User, clara: User
    ) -> None:
        enroll(session=session, people=[omar, clara], by=cora)
        (completed,) = record_attendance(session=session, came=[omar.pk], by=cora)
        assert (completed.user, completed.expires_on) == (omar, expires_on(session.held_on, 12))
        shown = page.as_(omar).get(f"/training/certificates/{completed.pk}/").text
        assert "Omar Officer has completed Crisis intervention refresher" in shown
        page.as_(clara).get(f"/training/certificates/{completed.pk}/", status=404)
        record_attendance(session=session, came=[clara.pk], by=cora)
        assert [each.user for each in Completion.objects.all()] == [clara]

    def test_a_session_has_as_many_people_as_seats(
        self, session: Session, cora: User, omar: User, clara: User, dana: User
    ) -> None:
        enroll(session=session, people=[omar, clara], by=cora)
        with pytest.raises(StateError, match="no seats left"):
            enroll(session=session, people=[dana], by=cora)

    def test_nobody_attends_tomorrow_and_nothing_counts_without_evidence(
        self, session: Session, refresher: Course, cora: User, omar: User
    ) -> None:
        Session.objects.update(held_on=timezone.localdate() + timedelta(days=1))
        enroll(session=session, people=[omar], by=cora)
        with pytest.raises(UsageError, match="yet to come"):
            record_attendance(session=session, came=[omar.pk], by=cora)
        with pytest.raises(UsageError, match="Say where it was taken"):
            record_completion(course=refresher, user=omar, completed_on=timezone.localdate(), evidence=" ", by=cora)

    def test_the_pages_from_the_plan_to_the_certificate(
        self, refresher: Course, page: PageClient, cora: User, omar: User
    ) -> None:
        as_cora, today = page.as_(cora), str(timezone.localdate())
        told = {"course": refresher.pk, "held_on": today, "instructors": "A peer", "hours": "8", "seats": "5"}
        as_cora.post("/training/sessions/plan/", told)
        address = f"/training/sessions/{Session.objects.get().pk}/"
        as_cora.post(f"{address}enroll/", {"people": [omar.pk]})
        shown = as_cora.post(f"{address}attendance/", {"came": [omar.pk]})
        assert "Certificate of Omar Officer" in shown.text
        assert "Crisis intervention refresher" in page.as_(omar).get("/training/").text

    def test_only_who_keeps_the_training_records_it(self, refresher: Course, omar: User) -> None:
        with pytest.raises(Denied):
            taken(refresher, omar, days_ago=1, by=omar)


class TestOnAShift:
    @pytest.fixture
    def told(self, cora: User, omar: User) -> dict[str, object]:
        """The form of a shift of Omar's, in a week."""
        day = timezone.localdate() + timedelta(days=7)
        return {
            "team": dispatching.team("CRT1").pk,
            "planned_from_at": f"{day}T08:00",
            "planned_to_at": f"{day}T12:00",
            "days": "1",
            f"role_{omar.pk}": "officer",
        }

    def test_the_page_of_the_plan_says_what_has_lapsed_and_what_mends_it(
        self, refresher: Course, page: PageClient, told: dict[str, object], cora: User, omar: User
    ) -> None:
        taken(refresher, omar, days_ago=365 + 30, by=cora)
        shown = page.as_(cora).post("/shifts/plan/", told).text
        assert "The training “Crisis intervention refresher” of Omar Officer held until" in shown
        assert "A new completion is recorded under Training." in shown
        assert not Shift.objects.exists()
        taken(refresher, omar, days_ago=1, by=cora)
        assert "1 planned." in page.as_(cora).post("/shifts/plan/", told).text

    def test_a_lapsed_credential_says_where_its_renewal_goes(
        self, page: PageClient, told: dict[str, object], cora: User, omar: User
    ) -> None:
        last = timezone.localdate() - timedelta(days=1)
        Credential.objects.create(user=omar, kind=CredentialKind.CIT, issued_on=date(2020, 1, 1), expires_on=last)
        shown = page.as_(cora).post("/shifts/plan/", told).text
        assert "The renewal is recorded under Accounts." in shown

    def test_who_never_took_it_works_until_the_day_from_which_it_is_required(
        self, refresher: Course, page: PageClient, told: dict[str, object], cora: User, omar: User
    ) -> None:
        Course.objects.filter(key="cit").update(required_from_on=timezone.localdate())
        assert "has not taken “Crisis intervention training”" in page.as_(cora).post("/shifts/plan/", told).text
        Course.objects.filter(key="cit").update(required_from_on=timezone.localdate() + timedelta(days=30))
        assert "1 planned." in page.as_(cora).post("/shifts/plan/", told).text


class TestWhoIsCurrent:
    def test_what_expires_within_sixty_days_is_marked_before_it_lapses(
        self, refresher: Course, page: PageClient, cora: User, omar: User
    ) -> None:
        taken(refresher, omar, days_ago=330, by=cora)
        found = next(each for each in courses_for(omar, timezone.localdate()) if each.course == refresher)
        assert found.standing == Standing.SOON
        assert "Renew a training" in page.as_(omar).get("/home/").text

    def test_the_newest_of_two_completions_counts(self, refresher: Course, cora: User, omar: User) -> None:
        taken(refresher, omar, days_ago=10, by=cora)
        taken(refresher, omar, days_ago=700, by=cora)
        found = next(each for each in courses_for(omar, timezone.localdate()) if each.course == refresher)
        assert found.standing == Standing.CURRENT

    def test_the_share_is_told_by_role_and_by_shift_with_the_reason(
        self, refresher: Course, page: PageClient, cora: User, omar: User, clara: User
    ) -> None:
        for course in Course.objects.filter(roles__contains=["officer"]):
            taken(course, omar, days_ago=1, by=cora)
        assert is_current(omar, "officer", timezone.localdate())  # type: ignore[arg-type]  # the words of the role
        begins = timezone.now() + timedelta(days=2)
        shift = Shift.objects.create(
            team=dispatching.team("CRT1"),
            planned_from_at=begins,
            planned_to_at=begins + timedelta(hours=8),
            planned_by=cora,
        )
        shift.members.create(user=omar, role=TeamRole.OFFICER)
        shift.members.create(user=clara, role=TeamRole.CLINICIAN)
        pair = Course.objects.get(key="co-response")
        taken(pair, clara, days_ago=1000, by=cora)
        (share,) = shares_by_shift(cora)
        assert (share.people, share.current) == (2, 1)
        assert "“Working as a pair” of Clara Clinician" in share.because[0]
        assert "1 of 2" in page.as_(cora).get("/training/people/").text

    def test_a_place_on_a_team_asks_for_the_courses_of_its_role(
        self, refresher: Course, cora: User, carlos: User
    ) -> None:
        team = dispatching.team("PEER1", "peer")
        add_member(team=team, user=carlos, role=TeamRole.PEER, since_on=date(2026, 1, 1), languages=[], by=cora)
        assert roles_on_teams(carlos) == ["peer"]
        asked = {each.course.key for each in courses_for(carlos, timezone.localdate())}
        assert {"peer-work", "following-up", "co-response"} <= asked


def test_a_certificate_says_what_was_taught_then(refresher: Course, page: PageClient, cora: User, omar: User) -> None:
    completed = taken(refresher, omar, days_ago=1, by=cora)
    Course.objects.filter(pk=refresher.pk).update(title="Another course", topics="Another topic")
    shown = page.as_(omar).get(f"/training/certificates/{completed.pk}/").text
    assert "Crisis intervention refresher" in shown
    assert "Scenarios from the program’s own calls" in shown.replace("'", "’")
    assert "Another" not in shown
