"""The pages of live calls and of feeds, without a browser."""

import pytest

from coresponder.program.calls.actions.by_hand import enter_call
from coresponder.program.calls.models import Call, Feed
from coresponder.safeguards.accounts.models import User
from tests.support.live_calls import call_named, eido, eido_feed, merge_part, push
from tests.support.page import PageClient

SAID = {"narrative": "Says that he will end his life.", "place_text": "12 Madeup St", "priority": "1"}


@pytest.fixture
def feed(cora: User) -> Feed:
    return eido_feed(cora, expected_quiet_minutes=10)


class TestEntering:
    def test_a_call_is_entered_on_one_page(self, page: PageClient, dana: User) -> None:
        shown = page.as_(dana).post("/calls/new/", SAID)
        call = Call.objects.get()
        assert call.event_number in shown.text
        assert "Says that he will end his life." in shown.text

    def test_the_cursor_is_in_the_first_field(self, page: PageClient, dana: User) -> None:
        shown = page.as_(dana).get("/calls/new/")
        assert [each.get("name") for each in shown.all("textarea") if each.get("autofocus") is not None] == [
            "narrative"
        ]

    def test_a_call_that_says_nothing_comes_back_with_what_is_missing(self, page: PageClient, dana: User) -> None:
        shown = page.as_(dana).post("/calls/new/", {"type_text": "EDP"}, status=422)
        assert "Write what is happening, or where." in shown.text

    def test_what_the_words_suggest_is_said_and_never_filled_in(self, page: PageClient, dana: User) -> None:
        answer = page.as_(dana).client.post("/calls/suggest/", {"narrative": "suicidal, has a knife"}).content.decode()
        assert "Suicide" in answer
        assert "is it in hand" in answer
        assert not Call.objects.exists()


class TestOneCall:
    def test_its_history_says_what_changed_when(self, page: PageClient, feed: Feed, dana: User) -> None:
        push(feed, eido("a", 0), eido("a", 5, type_text="Mental health crisis", priority=1), eido("a", 2))
        shown = page.as_(dana).get(f"/calls/{call_named('a').pk}/")
        assert "Came late" in shown.text
        assert "at first Check welfare" in shown.text

    def test_a_merged_call_leads_to_the_one_that_goes_on(self, page: PageClient, feed: Feed, dana: User) -> None:
        push(feed, eido("b", 0), eido("a", 1, parts=merge_part("a", "b", "REPLACED", 1)))
        shown = page.as_(dana).get(f"/calls/{call_named('a').pk}/")
        assert "This call is part of another one" in shown.text

    def test_of_a_feeds_call_only_answers_can_be_set(self, page: PageClient, feed: Feed, dana: User) -> None:
        push(feed, eido("a", 0))
        visitor, address = page.as_(dana), f"/calls/{call_named('a').pk}/amend/"
        shown = visitor.get(address)
        assert not [each for each in shown.all("input") if each.get("name") == "type_text"]
        visitor.post(address, {"seen_version": "1", "weapon": "no", "violence": "unknown", "age_band": "adult"})
        assert (call_named("a").weapon, call_named("a").age_band) == ("no", "adult")

    def test_it_is_closed_opened_merged_and_taken_out_by_forms(self, page: PageClient, dana: User) -> None:
        one, other = (enter_call(fields={"narrative": "Somebody."}, by=dana) for _ in range(2))
        visitor, address = page.as_(dana), f"/calls/{one.pk}"
        assert "The call is closed." in visitor.post(f"{address}/close/", {"disposition": "Settled"}).text
        assert "The call is open again." in visitor.post(f"{address}/reopen/", {}).text
        assert "no other call with this number" in visitor.post(f"{address}/merge/", {"event_number": "9"}).text
        merged = visitor.post(f"{address}/merge/", {"event_number": other.event_number})
        assert "part of the other one now" in merged.text
        assert "stands by itself again" in visitor.post(f"{address}/split/", {}).text


class TestFeeds:
    def test_a_feed_that_was_never_heard_says_so(self, page: PageClient, feed: Feed, cora: User) -> None:
        assert "Not heard yet" in page.as_(cora).get("/calls/feeds/").text

    def test_a_feed_is_set_up_and_changed(self, page: PageClient, cora: User) -> None:
        assert cora.agency is not None
        said = {
            "name": "Night",
            "agency": str(cora.agency.pk),
            "format": "eido",
            "time_zone": "America/Chicago",
            "priority": "10",
            "is_active": "on",
        }
        visitor = page.as_(cora)
        shown = visitor.post("/calls/feeds/new/", said)
        assert shown.heading == "Night"
        made = Feed.objects.get()
        visitor.post(f"/calls/feeds/{made.pk}/", {**said, "name": "Nightly", "expected_quiet_minutes": "90"})
        made.refresh_from_db()
        assert (made.name, made.expected_quiet_minutes) == ("Nightly", 90)

    def test_a_name_that_is_taken_is_refused_with_a_sentence(self, page: PageClient, feed: Feed, cora: User) -> None:
        assert cora.agency is not None
        said = {"name": feed.name, "agency": str(cora.agency.pk), "format": "eido", "time_zone": "UTC", "priority": "1"}
        assert "is there already" in page.as_(cora).post("/calls/feeds/new/", said, status=422).text

    def test_what_was_refused_is_shown_with_the_reason(self, page: PageClient, feed: Feed, cora: User) -> None:
        push(feed, b"no JSON")
        assert "What came is not JSON" in page.as_(cora).get(f"/calls/feeds/{feed.pk}/").text

    def test_a_secret_is_shown_once(self, page: PageClient, feed: Feed, cora: User) -> None:
        visitor = page.as_(cora)
        shown = visitor.post(f"/calls/feeds/{feed.pk}/secret/", {})
        feed.refresh_from_db()
        assert [each.get("value") for each in shown.all("input") if each.get("id") == "secret"] == [feed.secret]
        assert "no-store" in shown.response["Cache-Control"]
        assert feed.secret not in visitor.get(f"/calls/feeds/{feed.pk}/").text
