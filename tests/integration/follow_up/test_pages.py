"""The pages of follow-up without a browser: each shows what it should, and every form does what it says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.program.follow_up.actions.episodes import open_episode
from coresponder.program.follow_up.models import Attempt, FollowUp
from coresponder.program.follow_up.vocabulary import EpisodeState, FollowUpState
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.support.following_up import follow_ups_of, in_force, planned, rule
from tests.support.page import PageClient


@pytest.fixture
def avery(clara: User) -> Person:
    """Somebody whom the clinic knows."""
    return add_person(given="Avery", family="Example", by=clara)


@pytest.fixture
def found(avery: Person, carlos: User) -> FollowUp:
    """Overdue by two hours, on the list of Carlos."""
    return planned(avery, carlos, hours=-2)


def local(**ahead: int) -> str:
    return timezone.localtime(timezone.now() + timedelta(**ahead)).strftime("%Y-%m-%dT%H:%M")


def state_of(found: FollowUp) -> str:
    return next(each.state for each in follow_ups_of(found.person) if each.pk == found.pk)


def test_today_shows_the_overdue_and_one_key_writes_an_attempt_down(
    page: PageClient, found: FollowUp, carlos: User
) -> None:
    page = page.as_(carlos)
    shown = page.get("/follow-up/").text
    assert "Avery Example" in shown
    assert "Overdue" in shown
    answer = page.post(f"/follow-up/{found.pk}/quick/", {"channel": "phone", "result": "no_answer"})
    assert "Take it back" in answer.text
    assert state_of(found) == FollowUpState.TRIED
    with everything_let_through():
        attempt = Attempt.objects.get()
    page.post(f"/follow-up/attempts/{attempt.pk}/take-back/", {})
    assert state_of(found) == FollowUpState.PLANNED


def test_an_attempt_with_everything_is_written_on_its_page(page: PageClient, found: FollowUp, carlos: User) -> None:
    page = page.as_(carlos)
    address = f"/people/{found.person_id}/follow-up/{found.pk}/"
    page.get(address)
    given = {"channel": "phone", "result": "reached", "made_at": local(minutes=-5), "minutes": "12", "need": "open",
             "next_step": "hand_over", "note": "Wants a ride."}  # fmt: skip
    page.post(f"{address}attempt/", given)
    assert state_of(found) == FollowUpState.REACHED
    assert "Wants a ride." in page.get(address).text
    receiver = {"receiver": "Rae Invented", "organization": "Second Spring", "at": local(minutes=-1)}
    page.post(f"{address}hand-over/", receiver)
    assert state_of(found) == FollowUpState.HANDED_OVER
    assert "Rae Invented" in page.get(address).text


def test_a_wish_is_written_and_stands_on_top(page: PageClient, avery: Person, carlos: User) -> None:
    page = page.as_(carlos)
    address = f"/people/{avery.pk}/follow-up/"
    page.get(f"{address}wish/")
    given = {"may_contact": "yes", "voicemail": "no", "safe_number": "555-0142", "safe_times": "after 5"}
    shown = page.post(f"{address}wish/", given).text
    assert "555-0142" in shown
    assert "555-0142" in page.get(f"/people/{avery.pk}/").text


def test_an_episode_is_opened_worked_on_closed_and_opened_again(page: PageClient, avery: Person, carlos: User) -> None:
    page = page.as_(carlos)
    address = f"/people/{avery.pk}/follow-up/"
    page.post(f"{address}open/", {})
    page.post(f"{address}plan/", {"due_at": local(hours=5), "what_for": "Ask about the bus pass."})
    (found,) = follow_ups_of(avery)
    of_episode = f"{address}episodes/{found.episode_id}/"
    today = f"{timezone.localdate():%Y-%m-%d}"
    page.post(f"{of_episode}goal/", {"text": "A room of my own."})
    page.post(f"{of_episode}task/", {"text": "Call housing.", "owner": str(carlos.pk), "due_on": today})
    page.post(f"{of_episode}hours/", {"minutes": "30", "worked_on": today})
    shown = page.get(address).text
    assert all(each in shown for each in ("A room of my own.", "Call housing.", "30 minutes spent", "bus pass"))
    assert "Call housing." in page.get("/follow-up/").text
    assert "bus pass" in page.get(f"{of_episode}close/").text, "what stops with it is said before"
    page.post(f"{of_episode}close/", {"reason": "goals_met"})
    assert follow_ups_of(avery)[0].episode.state == EpisodeState.CLOSED
    page.post(f"{of_episode}reopen/", {})
    assert follow_ups_of(avery)[0].episode.state == EpisodeState.OPEN


def test_an_offer_is_accepted_on_the_page_of_the_caseload(
    page: PageClient, avery: Person, carlos: User, clara: User
) -> None:
    episode = open_episode(person=avery, by=carlos)
    page = page.as_(carlos)
    address = f"/people/{avery.pk}/follow-up/episodes/{episode.pk}/offer/"
    page.get(address)
    page.post(address, {"to": f"user-{clara.pk}", "note": "She likes to walk."})
    page = page.as_(clara)
    assert "She likes to walk." in page.get("/follow-up/caseload/").text
    page.post(f"/follow-up/offers/{episode.pk}/accept/", {})
    with everything_let_through():
        episode.refresh_from_db()
        assert episode.assignee == clara


def test_who_is_away_is_written_down_and_the_list_shown_loudly(
    page: PageClient, avery: Person, carlos: User, clara: User
) -> None:
    open_episode(person=avery, by=carlos)
    page = page.as_(clara)
    today = f"{timezone.localdate():%Y-%m-%d}"
    page.post("/follow-up/away/", {"user": str(carlos.pk), "from_on": today, "until_on": today})
    assert "nobody’s list" in page.get("/follow-up/").text
    assert "Carlos Case-Manager is away" in page.get("/follow-up/caseload/").text


def test_the_coordinator_begins_with_the_shipped_rules_changes_them_and_sees_counts(
    page: PageClient, found: FollowUp, cora: User, carlos: User
) -> None:
    page = page.as_(cora)
    assert "No rules are in force" in page.get("/follow-up/rules/").text
    page.post("/follow-up/rules/begin/", {"agency": str(carlos.agency_id)})
    shown = page.get("/follow-up/rules/").text
    assert "After every contact" in shown
    assert "within 7 days" in shown
    page.get("/follow-up/rules/change/")
    counts = page.get("/follow-up/counts/").text
    assert "Marigold Behavioral Health" in counts
    assert "Avery" not in counts


def test_rules_are_previewed_before_they_are_put_in_force(page: PageClient, cora: User, carlos: User) -> None:
    in_force(rule())
    page = page.as_(cora)
    given = {
        "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-title": "After every contact", "form-0-key": "all",
        "form-0-after_hours": "72", "form-0-agency": str(carlos.agency_id), "form-0-role": "case_manager",
        "form-0-results": ["seen"], "why": "Three days are enough.", "seen_number": "1",
    }  # fmt: skip
    previewed = page.post("/follow-up/rules/change/", {**given, "preview": "1"}).text
    assert "would have made" in previewed
    assert "within 72 hours" in previewed
    page.post("/follow-up/rules/change/", {**given, "put_in_force": "1"})
    assert "Version 2" in page.get("/follow-up/rules/").text
