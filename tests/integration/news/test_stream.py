"""What an open page is told, to whom, for how long, and what happens when something goes away."""

import time
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from coresponder.program.news.announcing import announce
from coresponder.program.news.queries import as_text, numbers_now
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from tests.support.live_server import LiveProgram, others_connected


@pytest.fixture(autouse=True)
def quick_beats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five beats a second, so that a test need not wait."""
    monkeypatch.setattr("coresponder.program.news.streaming.SECONDS_BETWEEN_BEATS", 0.2)


def announced(about: UUID, topic: Topic = Topic.CALLS) -> None:
    """Something has changed."""
    with transaction.atomic():
        announce(topic, about)


class TestWhatIsTold:
    def test_a_change_within_half_a_second_by_its_id_alone(self, live_program: LiveProgram, dana: User) -> None:
        stream = live_program.follow(dana)
        stream.next("beat")
        about = uuid4()
        announced(about)
        event = stream.next("news", within_seconds=0.5)
        assert (event["topic"], event["abouts"], event["id"]) == ("calls", [str(about)], "calls:1")

    def test_to_every_open_page(self, live_program: LiveProgram, dana: User, omar: User) -> None:
        streams = [live_program.follow(user) for user in (dana, omar, dana)]
        for stream in streams:
            stream.next("beat")
        announced(uuid4())
        assert {stream.next("news", within_seconds=1)["topic"] for stream in streams} == {"calls"}

    def test_what_happened_since_the_page_was_read(self, live_program: LiveProgram, dana: User) -> None:
        announced(uuid4())
        seen, about = as_text(numbers_now()), uuid4()
        announced(about)
        assert live_program.follow(dana, since=seen).next("news")["abouts"] == [str(about)]

    def test_what_happened_while_the_line_was_cut_by_the_id_of_the_last_event(
        self, live_program: LiveProgram, dana: User
    ) -> None:
        first = live_program.follow(dana)
        first.next("beat")
        announced(uuid4())
        first.next("news")
        first.close()
        abouts = sorted(str(uuid4()) for _ in range(2))
        for each in abouts:
            announced(UUID(each))
        event = live_program.follow(dana, since="calls:0", last=first.last_id).next("news")
        assert (event["abouts"], event["id"]) == (abouts, "calls:3")

    def test_of_no_topic_that_the_role_may_not_follow(self, live_program: LiveProgram, carlos: User) -> None:
        stream = live_program.follow(carlos)
        stream.next("beat")
        announced(uuid4(), Topic.CALLS)
        announced(uuid4(), Topic.SHIFTS)
        assert stream.next("news")["topic"] == "shifts"


class TestWhoIsTold:
    def test_nobody_who_is_not_signed_in(self, live_program: LiveProgram, db: None) -> None:
        assert live_program.follow(cookie="sessionid=nobody").response.status == 302

    def test_nobody_whose_role_does_not_follow(self, live_program: LiveProgram, eve: User) -> None:
        assert live_program.follow(eve).response.status == 403

    def test_until_somebody_signs_out(self, live_program: LiveProgram, dana: User) -> None:
        client = Client()
        client.force_login(dana)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        stream = live_program.follow(cookie=f"{cookie.key}={cookie.value}")
        stream.next("beat")
        client.logout()
        stream.next("ended")
        assert stream.ends()

    def test_until_somebody_loses_the_role(self, live_program: LiveProgram, dana: User) -> None:
        stream = live_program.follow(dana)
        stream.next("beat")
        User.objects.filter(pk=dana.pk).update(role="evaluator")
        stream.next("ended")

    def test_until_the_account_is_closed(self, live_program: LiveProgram, dana: User) -> None:
        stream = live_program.follow(dana)
        stream.next("beat")
        User.objects.filter(pk=dana.pk).update(is_active=False)
        stream.next("ended")

    def test_until_the_session_locks_which_an_open_line_does_not_put_off(
        self, live_program: LiveProgram, dana: User
    ) -> None:
        cookie = live_program.cookie(dana)
        session = SessionStore(cookie.partition("=")[2])
        session["used_at"] = timezone.now().timestamp() - settings.IDLE_MINUTES * 60 + 3
        session.save()
        stream = live_program.follow(cookie=cookie)
        stream.next("beat")
        stream.next("ended", within_seconds=8)
        assert SessionStore(session.session_key)["used_at"] == session["used_at"]


class TestWhatGoesAway:
    def test_when_the_database_cuts_the_connection_every_line_ends_and_the_next_one_works(
        self, live_program: LiveProgram, dana: User, caplog: pytest.LogCaptureFixture
    ) -> None:
        stream = live_program.follow(dana)
        stream.next("beat")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query = 'LISTEN coresponder_news' AND datname = current_database()"
            )
        assert stream.ends()
        assert "The news lost the database" in caplog.text
        again = live_program.follow(dana, since=stream.last_id)
        again.next("beat")
        announced(uuid4())
        assert again.next("news", within_seconds=1)["topic"] == "calls"

    def test_when_the_server_stops_every_line_ends_and_it_is_gone_within_two_seconds(
        self, live_program: LiveProgram, dana: User
    ) -> None:
        streams = [live_program.follow(dana) for _ in range(3)]
        for stream in streams:
            stream.next("beat")
        assert live_program.stop() < 2
        assert all(stream.ends(within_seconds=1) for stream in streams)

    def test_when_the_last_page_is_left_nothing_listens_and_no_connection_stays(
        self, live_program: LiveProgram, dana: User
    ) -> None:
        streams = [live_program.follow(dana) for _ in range(3)]
        for stream in streams:
            stream.next("beat")
        ends_at = time.monotonic() + 5
        while (connected := len(others_connected())) > 1 and time.monotonic() < ends_at:
            time.sleep(0.01)
        assert connected == 1, "Between their beats, all lines share the one that listens."
        for stream in streams:
            stream.close()
        ends_at = time.monotonic() + 5
        while others_connected() and time.monotonic() < ends_at:
            time.sleep(0.05)
        assert others_connected() == []

    def test_a_server_that_cannot_hold_a_line_cuts_it_at_once(self, dana: User) -> None:
        client = Client()
        client.force_login(dana)
        assert client.get("/news/stream/").content == b"retry: 10000\n\n"
