"""Every page of dispatch without a script: planned, sent, tapped, looked after, handed over."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment, Handover, SafetyAlert, Shift, Team
from coresponder.program.dispatch.vocabulary import (
    AlertKind,
    AlertOutcome,
    AssignmentState,
    HandoverState,
    RequestAnswer,
    ShiftState,
    Step,
    TeamRole,
)
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching
from tests.support.filling import filled
from tests.support.page import PageClient


@pytest.fixture
def shift(omar: User, clara: User) -> Shift:
    """CRT1 on duty."""
    return dispatching.on_duty(dispatching.team("CRT1"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


@pytest.fixture
def call(dana: User) -> Call:
    """A call with a weapon reported."""
    return dispatching.call("E-1", weapon="yes")


@pytest.fixture
def assignment(shift: Shift, call: Call, dana: User) -> Assignment:
    """CRT1 was sent to it."""
    return send_team(call=call, team=shift.team, by=dana)


class TestThePhone:
    def test_off_duty_it_shows_the_next_shifts(self, page: PageClient, omar: User) -> None:
        shown = page.as_(omar).get("/phone/")
        assert shown.heading == "Off duty"
        assert "None is planned for you." in shown.text

    def test_an_offer_shows_where_and_what_and_until_when(
        self, page: PageClient, assignment: Assignment, omar: User
    ) -> None:
        shown = page.as_(omar).get("/phone/")
        for words in ("CRT1", "Call E-1", "4 Invented Street", "P2 Welfare check", "Weapon reported", "Answer by"):
            assert words in shown.text
        assert {"Accept", "Send for help now"} <= set(shown.buttons)

    def test_every_step_works_as_a_plain_form(self, page: PageClient, assignment: Assignment, omar: User) -> None:
        phone = page.as_(omar)
        for step in ("accepted", "en_route", "on_scene", "officer_released"):
            phone.post(f"/phone/assignments/{assignment.pk}/tap/", {"entry": str(uuid4()), "step": step})
        shown = phone.post(
            f"/phone/assignments/{assignment.pk}/tap/?step=transporting",
            {"entry": str(uuid4()), "destination": "crisis_center"},
        )
        assert "transporting to crisis receiving or stabilization center" in shown.text
        shown = phone.post(f"/phone/assignments/{assignment.pk}/tap/", {"entry": str(uuid4()), "step": "clear"})
        assert "Recorded: clear" in shown.text
        assert "No call for you now" in shown.text
        shown = phone.post(f"/phone/assignments/{assignment.pk}/undo/")
        assert "Taken back." in shown.text
        assignment.refresh_from_db()
        assert assignment.state == AssignmentState.TRANSPORTING

    def test_declining_asks_why(self, page: PageClient, assignment: Assignment, clara: User) -> None:
        page.as_(clara).post(
            f"/phone/assignments/{assignment.pk}/tap/?step=declined", {"entry": str(uuid4()), "not_going": "unsafe"}
        )
        assignment.refresh_from_db()
        assert assignment.state == AssignmentState.DECLINED

    def test_a_phone_of_somebody_else_has_none_of_it(
        self, page: PageClient, assignment: Assignment, carlos: User
    ) -> None:
        phone = page.as_(carlos)
        assert "Call E-1" not in phone.get("/phone/").text
        phone.post(f"/phone/assignments/{assignment.pk}/tap/", {"entry": str(uuid4()), "step": "clear"}, status=404)

    def test_check_in_not_available_and_off_duty(self, page: PageClient, shift: Shift, clara: User) -> None:
        phone = page.as_(clara)
        assert "asked every 15 minutes" in phone.post("/phone/check-in/", {"minutes": "15"}).text
        assert "Choose 5 to 120" in phone.post("/phone/check-in/", {"minutes": "1"}).text
        back = {"next": "/phone/"}
        shown = phone.post(f"/shifts/{shift.pk}/unavailable/", {"reason": "meal", **back})
        assert "Not available since" in shown.text
        assert "Available again" in phone.post(f"/shifts/{shift.pk}/available/", back).text
        assert phone.post(f"/shifts/{shift.pk}/end/", back).heading == "Off duty"

    def test_the_frame_for_no_line_holds_nothing_of_anybody(
        self, page: PageClient, assignment: Assignment, omar: User
    ) -> None:
        shown = page.as_(omar).get("/phone/shell/")
        assert "E-1" not in shown.text
        worker = page.client.get("/phone/worker/")
        assert worker["Service-Worker-Allowed"] == "/phone/"
        assert "/static/dispatch/phone.mjs" in worker.content.decode()


class TestLookingAfterPeople:
    def test_a_missed_check_in_is_answered_by_a_person_and_closed(
        self, page: PageClient, assignment: Assignment, clara: User, dana: User
    ) -> None:
        record_status(assignment=assignment, step=Step.ON_SCENE, by=clara, event_id=uuid4())
        with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
            desk = page.as_(dana)
            assert "Clara Clinician, CRT1: check-in missed" in desk.get("/teams/").text
            member = assignment.shift.members.get(user=clara)
            shown = desk.post(f"/dispatch/members/{member.pk}/acknowledge/")
            assert "Dana Dispatcher looks after it" in shown.text
            alert = SafetyAlert.objects.get()
            desk.post(f"/dispatch/alerts/{alert.pk}/close/", {"outcome": "safe"})
            assert "check-in missed" not in desk.get("/teams/").text.split("Check-ins at scenes")[0]
        alert.refresh_from_db()
        assert (alert.kind, alert.outcome, alert.closed_by) == (AlertKind.OVERDUE, AlertOutcome.SAFE, dana)

    def test_a_call_for_help_stands_on_the_desk_until_it_is_closed(
        self, page: PageClient, shift: Shift, clara: User, dana: User
    ) -> None:
        shown = page.as_(clara).post("/phone/help/")
        assert "You asked for help" in shown.text
        alert = SafetyAlert.objects.get()
        desk = page.as_(dana)
        assert "Clara Clinician, CRT1: asked for help" in desk.get("/teams/").text
        assert "Clara Clinician, CRT1: asked for help" in desk.get("/home/").text, "It stands on every page."
        assert "asked for help" not in page.as_(clara).get("/home/").text
        desk.post(f"/dispatch/alerts/{alert.pk}/acknowledge/")
        assert "Dana Dispatcher is looking after it" in page.as_(clara).get("/phone/").text


class TestTheDesk:
    def test_a_team_is_formed_staffed_planned_and_comes_on_duty(
        self, page: PageClient, cora: User, omar: User, clara: User
    ) -> None:
        desk, kind = page.as_(cora), dispatching.variant()
        form = {
            "call_sign": "CRT7",
            "agency": omar.agency_id,
            "variant": kind.pk,
            "areas": "B1 B2",
            "answer_seconds": 90,
            "check_in_minutes": 20,
        }
        assert desk.post("/teams/form/", form).heading == "Team CRT7"
        found = Team.objects.get()
        place = {"user": clara.pk, "role": "clinician", "languages": "es", "since_on": "2026-01-01"}
        assert "Clara Clinician" in desk.post(f"/teams/{found.pk}/members/", place).text
        asked = desk.get("/shifts/plan/")
        begins = timezone.localtime() + timedelta(minutes=30)
        times = {
            "team": found.pk,
            "planned_from_at": f"{begins:%Y-%m-%dT%H:%M}",
            "planned_to_at": f"{begins + timedelta(hours=8):%Y-%m-%dT%H:%M}",
        }
        people = {f"role_{omar.pk}": "officer", f"role_{clara.pk}": "clinician"}
        shown = desk.post("/shifts/plan/", filled(asked, "/shifts/plan/", **times, **people, days="2"))
        assert "2 planned." in shown.text
        first = Shift.objects.earliest("planned_from_at")
        assert desk.get(f"/shifts/{first.pk}/").heading == "Shift of CRT7"
        assert "CRT7 is on duty" in desk.post(f"/shifts/{first.pk}/start/").text
        changed = {"version": Shift.objects.get(pk=first.pk).version, f"role_{omar.pk}": "officer"}
        assert "Changed." in desk.post(f"/shifts/{first.pk}/members/", changed).text
        last = Shift.objects.latest("planned_from_at")
        assert "Called off" in desk.post(f"/shifts/{last.pk}/call-off/", {"reason": "sick"}).text
        assert Shift.objects.get(pk=last.pk).state == ShiftState.CALLED_OFF
        assert "CRT7" in desk.get("/teams/all/").text
        desk.post(f"/teams/{found.pk}/", {**form, "call_sign": "CRT8", "is_active": "on"})
        found.refresh_from_db()
        assert found.call_sign == "CRT8"
        desk.post(f"/teams/members/{found.members.get().pk}/end/")

    def test_a_dispatcher_sends_reads_the_history_and_calls_back(
        self, page: PageClient, shift: Shift, call: Call, dana: User
    ) -> None:
        desk = page.as_(dana)
        assert "CRT1" in desk.get(f"/dispatch/calls/{call.pk}/send/").text
        shown = desk.post(f"/dispatch/calls/{call.pk}/send/", {"team": shift.team_id, "part": "primary"})
        assert shown.heading == "CRT1 at E-1"
        made = Assignment.objects.get()
        radio = {"entry": str(uuid4()), "step": "en_route"}
        assert "en route" in desk.post(f"/dispatch/assignments/{made.pk}/status/", radio).text
        assert "Taken back." in desk.post(f"/dispatch/assignments/{made.pk}/undo/").text
        desk.post(f"/dispatch/assignments/{made.pk}/part/", {"part": "assist"})
        made.refresh_from_db()
        gone = desk.post(f"/dispatch/assignments/{made.pk}/cancel/", {"reason": "not_needed", "version": made.version})
        assert "CRT1 was called back" in gone.text
        assert "The reason is kept" in desk.post(
            f"/dispatch/calls/{call.pk}/override/", {"advised": "co_response", "reason": "safety"}
        ).text  # fmt: skip

    def test_patrol_asks_dispatch_answers_and_patrol_reads_it(
        self, page: PageClient, shift: Shift, call: Call, omar: User, dana: User
    ) -> None:
        patrol = page.as_(omar)
        assert "not answered yet" in patrol.post(f"/dispatch/calls/{call.pk}/ask/", {"reason": "suicide"}).text.lower()
        assert "Patrol asks for a team" in page.as_(dana).get("/teams/").text
        assert "asked for a team at" in page.as_(dana).get(f"/calls/{call.pk}/").text
        assert {"Send a team", "CRT1"} & set(page.as_(dana).get(f"/calls/{call.pk}/").links)
        assert {"Ask for a team"} <= set(patrol.get(f"/calls/{call.pk}/").links)
        assert "We go ourselves" in patrol.get(f"/calls/{call.pk}/").buttons
        asked = call.team_requests.get()
        page.as_(dana).post(f"/dispatch/requests/{asked.pk}/not-sent/", {"reason": "staffing"})
        assert "No team was sent" in patrol.get(f"/dispatch/calls/{call.pk}/ask/").text
        patrol.post(f"/dispatch/calls/{call.pk}/ask/", {"reason": "suicide"})
        patrol.post(f"/dispatch/requests/{call.team_requests.latest('requested_at').pk}/withdraw/")
        assert call.team_requests.latest("requested_at").answer == RequestAnswer.WITHDRAWN
        patrol.post(f"/dispatch/calls/{call.pk}/send-self/")
        assert Assignment.objects.get().state == AssignmentState.EN_ROUTE

    def test_a_call_that_is_over_is_given_to_a_team_that_follows_up(
        self, page: PageClient, call: Call, dana: User, carlos: User
    ) -> None:
        found = dispatching.team("FU1", "follow-up")
        dispatching.close(call)
        desk = page.as_(dana)
        assert "after the event" in desk.get(f"/dispatch/calls/{call.pk}/send/").text
        assert "FU1 follows it up" in desk.post(f"/dispatch/calls/{call.pk}/after-event/", {"team": found.pk}).text


class TestHandingOver:
    def test_drafted_added_to_given_read_line_by_line_and_taken(
        self, page: PageClient, assignment: Assignment, dana: User, omar: User
    ) -> None:
        desk = page.as_(dana)
        assert desk.get("/handovers/").heading == "Handovers"
        shown = desk.post("/handovers/draft/")
        assert "Call E-1: CRT1 offered since" in shown.text
        assert "The program does not know about this yet" in shown.text
        found = Handover.objects.get()
        desk.post(f"/handovers/{found.pk}/add/", {"text": "The radio of CRT1 is being repaired."})
        desk.post(f"/handovers/{found.pk}/give/")
        next_shift = page.as_(omar)
        for line in found.lines.all():
            next_shift.post(f"/handovers/{found.pk}/lines/{line.pk}/read/")
        assert "Taken by Omar Officer" in next_shift.post(f"/handovers/{found.pk}/take/").text
        found.refresh_from_db()
        assert found.state == HandoverState.TAKEN
        assert set(found.lines.values_list("read_by__username", flat=True)) == {"omar"}
