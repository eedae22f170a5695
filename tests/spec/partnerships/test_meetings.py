"""Meetings with agenda and minutes, who was there, decisions, and actions that rise by themselves when overdue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.partnerships.actions.action_items import add_action, settle_action
from coresponder.program.partnerships.actions.meetings import (
    Minutes,
    approve_minutes,
    cancel_meeting,
    plan_meeting,
    record_decision,
    write_minutes,
)
from coresponder.program.partnerships.models import Meeting, Member
from coresponder.program.partnerships.queries.meetings import (
    meetings_held,
    overdue_actions,
    share_with_lived_experience,
)
from coresponder.program.partnerships.vocabulary.meetings import ActionState, DecidedBy, MeetingState, Presence
from coresponder.safeguards.accounts.models import User
from tests.support.filling import filled
from tests.support.page import PageClient

DAY = timedelta(days=1)


@pytest.fixture
def meeting(cora: User, fay: Member, pat: Member) -> Meeting:
    """It began an hour ago."""
    starts_at = timezone.now() - timedelta(hours=1)
    return plan_meeting(title="Monthly meeting", starts_at=starts_at, agenda=["The baseline", "", "Hours"], by=cora)


def test_minutes_say_who_was_there_and_what_was_said(meeting: Meeting, fay: Member, pat: Member, cora: User) -> None:
    presence = {fay: Presence.PRESENT, pat: Presence.EXCUSED}
    minutes = Minutes(by_item={1: "Read aloud."}, beside="Coffee was good.", presence=presence)
    held = write_minutes(meeting=meeting, minutes=minutes, seen_version=1, by=cora)
    assert held.state == MeetingState.HELD
    assert [item.minutes for item in held.items.all()] == ["Read aloud.", ""]
    assert share_with_lived_experience(timezone.localdate() - DAY) == (1, 1)


def test_of_two_who_write_minutes_at_once_the_second_sees_both_texts(
    meeting: Meeting, page: PageClient, cora: User
) -> None:
    as_cora = page.as_(cora)
    address = f"/planning-team/meetings/{meeting.pk}/minutes/"
    sent = filled(as_cora.get(address), address, item_1="From the second.")
    write_minutes(meeting=meeting, minutes=Minutes(by_item={1: "From the first."}), seen_version=1, by=cora)
    shown = as_cora.post(address, sent, status=422)
    assert "From the first." in shown.text
    assert "From the second." in shown.text
    again = filled(shown, address, item_1="From the first. From the second.")
    assert "The minutes are saved." in as_cora.post(address, again).text


def test_minutes_that_are_approved_stay_as_they_are(meeting: Meeting, cora: User) -> None:
    write_minutes(meeting=meeting, minutes=Minutes(), seen_version=1, by=cora)
    approve_minutes(meeting=meeting, by=cora)
    with pytest.raises(CoresponderError, match="cannot be changed any more"):
        record_decision(meeting=meeting, text="Too late.", decided_by=DecidedBy.VOTE, by=cora)


def test_a_meeting_that_has_not_begun_has_no_minutes(cora: User) -> None:
    later = plan_meeting(title="Later", starts_at=timezone.now() + DAY, agenda=["Hours"], by=cora)
    with pytest.raises(CoresponderError, match="has not begun"):
        write_minutes(meeting=later, minutes=Minutes(), seen_version=1, by=cora)
    assert cancel_meeting(meeting=later, by=cora).state == MeetingState.CANCELED
    assert not meetings_held(timezone.localdate() - DAY)


def test_decisions_are_numbered_and_say_how_they_came_about(meeting: Meeting, page: PageClient, cora: User) -> None:
    record_decision(meeting=meeting, text="Two teams at night.", decided_by=DecidedBy.CONSENSUS, by=cora)
    second = record_decision(meeting=meeting, text="One car.", decided_by=DecidedBy.VOTE, by=cora)
    assert second.number == 2
    assert "Two teams at night. (by consensus)" in page.as_(cora).get(f"/planning-team/meetings/{meeting.pk}/").text


class TestActions:
    def test_what_is_overdue_rises_on_the_coordinators_first_page_and_on_nobody_elses(
        self, meeting: Meeting, pat: Member, page: PageClient, cora: User, omar: User
    ) -> None:
        yesterday = timezone.localdate() - DAY
        action = add_action(text="Bring the roster", owner=pat, due_on=yesterday, meeting=meeting, by=cora)
        assert list(overdue_actions(timezone.localdate())) == [action]
        assert "Bring the roster" in page.as_(cora).get("/home/").text
        assert "Bring the roster" not in page.as_(omar).get("/home/").text
        settle_action(action=action, state=ActionState.DONE, outcome="It hangs in the briefing room.", by=cora)
        assert "Bring the roster" not in page.as_(cora).get("/home/").text

    def test_what_is_due_today_is_not_overdue(self, pat: Member, cora: User) -> None:
        add_action(text="Bring the roster", owner=pat, due_on=timezone.localdate(), by=cora)
        assert not overdue_actions(timezone.localdate())

    def test_what_is_settled_says_what_came_of_it_and_can_be_opened_again(self, pat: Member, cora: User) -> None:
        action = add_action(text="Bring the roster", owner=pat, due_on=timezone.localdate(), by=cora)
        with pytest.raises(CoresponderError, match="what came of it"):
            settle_action(action=action, state=ActionState.DROPPED, outcome=" ", by=cora)
        done = settle_action(action=action, state=ActionState.DONE, outcome="Done.", by=cora)
        assert settle_action(action=done, state=ActionState.OPEN, outcome="", by=cora).settled_on is None


def test_the_coordinator_plans_a_meeting_and_adds_what_comes_of_it_by_the_pages(
    page: PageClient, cora: User, pat: Member
) -> None:
    as_cora = page.as_(cora)
    sent = {"title": "Kickoff", "starts_at": "2026-11-02T09:00", "agenda": "Who is missing?\nHours"}
    shown = as_cora.post("/planning-team/meetings/plan/", sent)
    address = f"/planning-team/meetings/{Meeting.objects.get().pk}/"
    assert shown.heading == "Kickoff"
    as_cora.post(f"{address}decisions/add/", {"text": "Go ahead.", "decided_by": "vote"})
    as_cora.post(f"{address}actions/add/", {"text": "Call them", "owner": str(pat.pk), "due_on": "2027-01-05"})
    shown = as_cora.get(address)
    assert "Go ahead. (by vote)" in shown.text
    assert "Call them" in shown.text
    assert "Kickoff" in as_cora.get("/planning-team/meetings/").text
