"""The page of messages: what was sent to whom in a form that does not tell, and what did not arrive."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from coresponder.program.messages.actions.delivering import attempt
from coresponder.program.messages.actions.writing import send_message
from coresponder.program.messages.kinds import KINDS, MessageKind
from coresponder.program.messages.models import Message
from coresponder.program.messages.tasks import deliver_message, look_after_messages
from coresponder.program.messages.vocabulary import PAUSES, Channel, MessageState
from coresponder.safeguards.accounts.models import User
from tests.support.page import PageClient

LINK = "https://coresponder.example/l/8LrIB3Wq0uOsecret"


@pytest.fixture(autouse=True)
def _kind(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"subject": "To answer", "text": "Open {link} until {valid_until}."}
    monkeypatch.setitem(KINDS, "tests.page", MessageKind(name="tests.page", title="A referral to answer", **words))


def written(by: User) -> Message:
    values = {"link": LINK, "valid_until": timezone.now() + timedelta(days=3)}
    to, about = "intake@harbor.example", f"referral:{uuid4()}"
    return send_message(kind="tests.page", to=to, channel=Channel.EMAIL, values=values, about=about, by=by)


def test_the_coordinator_sees_what_waits_and_what_went_out(page: PageClient, cora: User, carlos: User) -> None:
    sent = written(carlos)
    attempt(sent.pk)
    written(carlos)
    seen = page.as_(cora).get("/messages/")
    assert "All 2" in seen.text
    assert "Waiting 1" in seen.text
    assert "i•••@h•••.example" in seen.text
    assert "harbor" not in seen.text
    assert "secret" not in seen.text
    assert "A referral to answer" not in page.as_(cora).get("/messages/?state=given_up").text


def test_stopping_and_trying_again_say_what_they_did(page: PageClient, cora: User, carlos: User) -> None:
    message, as_cora = written(carlos), page.as_(cora)
    assert "tried again now" in as_cora.post(f"/messages/{message.pk}/try-now/").text
    assert "Stopped." in as_cora.post(f"/messages/{message.pk}/stop/").text
    assert "cannot become stopped" in as_cora.post(f"/messages/{message.pk}/stop/").text
    assert "nothing is left to try" in as_cora.post(f"/messages/{message.pk}/try-now/").text


def test_without_any_the_page_says_when_the_first_one_comes(page: PageClient, cora: User, settings: Settings) -> None:
    settings.TEXT_MESSAGES = ""
    seen = page.as_(cora).get("/messages/")
    assert "The first one appears when" in seen.text
    assert "cannot send anything as text message" in seen.text


def test_the_first_page_says_that_something_did_not_arrive(page: PageClient, cora: User, carlos: User) -> None:
    message = written(carlos)
    Message.objects.filter(pk=message.pk).update(valid_until_at=timezone.now())
    attempt(message.pk)
    assert "See what did not arrive" in page.as_(cora).get("/home/").text


def test_the_queue_waits_for_the_pause_before_it_tries_again(carlos: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def send(self: object, **options: object) -> int:
        raise OSError

    message = written(carlos)
    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", send)
        deliver_message(str(message.pk))
    with connection.cursor() as cursor:
        about = "SELECT scheduled_at FROM procrastinate_jobs WHERE args ->> 'message_id' = %s ORDER BY id"
        cursor.execute(about, [str(message.pk)])
        first, second = (each for (each,) in cursor.fetchall())
    assert first is None
    assert timedelta(0) < second - timezone.now() <= PAUSES[0] + timedelta(seconds=1)


def test_the_queue_finds_what_a_worker_left_behind(carlos: User) -> None:
    message = written(carlos)
    look_after_messages(0)
    message.refresh_from_db()
    assert message.state == MessageState.SENT
