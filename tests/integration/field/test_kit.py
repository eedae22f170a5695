"""Tonight's kit: what goes along on a phone, for whom, until when, and what is written down about it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from coresponder.program.calls.actions.persons import note_person_on_call
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.vocabulary import Step, TeamRole
from coresponder.program.encounters import field_kit
from coresponder.program.encounters.queries.kit_whole import whole_kit
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.stopping import end_agreement
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.staff.sessions import USED_AT
from tests.support import dispatching
from tests.support.cast import member
from tests.support.filing import document, file_as
from tests.support.sample_people import SamplePeople

pytestmark = pytest.mark.django_db


@pytest.fixture
def shift(omar: User, clara: User) -> Shift:
    """CRT1 is on duty: Omar and Clara in one car."""
    return dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


@pytest.fixture
def assignment(shift: Shift, dana: User) -> Assignment:
    """Dana has sent CRT1 to a call."""
    return send_team(call=dispatching.call("E-1", weapon="yes"), team=shift.team, by=dana)


@pytest.fixture
def people(assignment: Assignment, omar: User) -> SamplePeople:
    """Somebody with a plan, known to be on the call; an agreement opens name and plan to the police."""
    found = SamplePeople()
    assert found.plan_in_use
    note_person_on_call(call=assignment.call, person=found.known, standing=PersonOnCall.KNOWN, by=omar)
    return found


def ask(by: User, address: str = "/field/kit/") -> Any:
    """What the program answers to somebody's phone."""
    browser = Client()
    browser.force_login(by)
    return browser.get(address)


class TestWhatGoesAlong:
    def test_the_form_the_calls_and_what_they_say_already(self, assignment: Assignment, omar: User) -> None:
        for step in (Step.ACCEPTED, Step.EN_ROUTE, Step.ON_SCENE):
            record_status(assignment=assignment, step=step, by=omar, event_id=uuid4())
        kit = ask(omar).json()
        [call] = kit["assignments"]
        assert call["call"]["place"] == "4 Invented Street"
        assert call["call"]["flags"] == ["weapon reported"]
        said = call["prefill"]["operational"]
        assert said.keys() >= {"contact_origin", "contact_mode", "contact_started_at", "team_members"}
        assert [each["name"] for each in kit["form"]["steps"]] == ["scene", "person", "saw", "did", "next"]

    def test_an_officer_writes_one_part_and_a_clinician_two(self, shift: Shift, omar: User, clara: User) -> None:
        assert ask(omar).json()["parts"] == ["operational"]
        assert ask(clara).json()["parts"] == ["clinical", "substance_use"]

    def test_the_plan_of_somebody_on_the_call_in_the_order_in_which_it_is_read_at_the_door(
        self, people: SamplePeople, omar: User
    ) -> None:
        [plan] = ask(omar).json()["plans"]
        assert plan["person"]["name"] == "Avery Example"
        assert [each["title"] for each in plan["sections"]][:2] == ["What helps first", "What makes it worse"]
        assert plan["sections"][0]["lines"] == ["Say your first name. Sit down before you ask."]

    def test_what_an_app_registers(self, shift: Shift, omar: User, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(field_kit, "_sources", dict(field_kit._sources))
        field_kit.register("services", lambda reader, at: [{"name": "Invented Center", "line": reader.username}])
        assert ask(omar).json()["services"] == [{"name": "Invented Center", "line": "omar"}]

    def test_off_duty_there_is_the_form_and_nothing_of_anybody(self, people: SamplePeople, omar: User) -> None:
        Shift.objects.update(state="ended", worked_to_at=timezone.now())
        kit = ask(omar).json()
        assert (kit["assignments"], kit["plans"]) == ([], [])
        assert kit["form"]["elements"]


class TestWithinWhatTheReaderMaySee:
    def test_the_day_the_agreement_ends_neither_plan_nor_name_goes_along(
        self, people: SamplePeople, omar: User
    ) -> None:
        end_agreement(agreement=people.agreement, reason="It is no longer needed.", by=member("priya"))
        kit = ask(omar).json()
        assert kit["plans"] == []
        assert "Avery" not in str(kit), "That there is somebody the police know themselves; not who it is."

    def test_taking_it_along_stands_in_the_trail_and_in_the_ledger(self, people: SamplePeople, omar: User) -> None:
        ask(omar)
        read = AuditEvent.objects.filter(event="record.read", about=f"person:{people.known.pk}").last()
        assert read is not None
        assert "field_kit" in str(read.details)
        line = Disclosure.objects.last()
        assert line is not None
        assert (line.recipient, line.way) == (omar.agency, "field_kit")

    def test_a_team_that_was_not_sent_there_takes_nothing_of_it_along(self, people: SamplePeople, carlos: User) -> None:
        dispatching.on_duty(dispatching.team("CRT2", "follow-up"), (carlos, TeamRole.CASE_MANAGER))
        kit = ask(carlos).json()
        assert (kit["assignments"], kit["plans"]) == ([], [])

    @pytest.mark.parametrize("address", ["/field/", "/field/kit/", "/field/state/"])
    def test_who_files_nothing_has_no_field_page(self, address: str, dana: User) -> None:
        assert ask(dana, address).status_code == 403

    def test_an_officer_is_told_that_the_clinical_part_is_there_and_never_of_the_other_one(
        self, assignment: Assignment, omar: User, clara: User
    ) -> None:
        answers = {"contact_result": "seen", "contact_origin": "dispatched"}
        file_as(clara, document(assignment, "clinical", answers=answers))
        file_as(clara, document(assignment, "substance_use", answers=answers))
        assert ask(omar, "/field/state/").json()["filed"] == {str(assignment.pk): {"1": ["clinical"]}}
        told = ask(clara, "/field/state/").json()["filed"]
        assert told == {str(assignment.pk): {"1": ["clinical", "substance_use"]}}


class TestUntilWhen:
    def test_until_the_planned_end_of_the_shift(self, shift: Shift, omar: User) -> None:
        kit = whole_kit(omar)
        assert kit["gone_at"] == shift.planned_to_at.isoformat()

    def test_a_shift_that_goes_on_beyond_its_plan_keeps_it_for_an_hour_at_a_time(
        self, shift: Shift, omar: User
    ) -> None:
        late = shift.planned_to_at + timedelta(minutes=10)
        assert whole_kit(omar, late)["gone_at"] == (late + timedelta(minutes=60)).isoformat()

    def test_the_phone_is_told_to_fetch_it_again_when_something_changed(
        self, people: SamplePeople, assignment: Assignment, omar: User
    ) -> None:
        first = ask(omar).json()["version"]
        assert ask(omar, "/field/state/").json()["kit_version"] == first
        record_status(assignment=assignment, step=Step.ACCEPTED, by=omar, event_id=uuid4())
        assert ask(omar, "/field/state/").json()["kit_version"] != first


class TestTheSession:
    def test_asking_by_itself_keeps_no_session_open_and_a_tap_does(self, shift: Shift, omar: User) -> None:
        browser = Client()
        browser.force_login(omar)
        for used, is_kept_open in (("", False), ("?used=1", True)):
            session = browser.session
            session[USED_AT] = before = timezone.now().timestamp() - 120
            session.save()
            browser.get(f"/field/state/{used}")
            assert (browser.session[USED_AT] > before) is is_kept_open
