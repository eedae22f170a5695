"""An e-mail or a text message brings somebody a link. It says nothing about anybody, and nobody reads it afterwards."""

from datetime import timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.messages import events, kinds
from coresponder.program.messages.actions.delivering import attempt, due_ids
from coresponder.program.messages.actions.looking_after import stop_message, try_now
from coresponder.program.messages.actions.writing import send_message
from coresponder.program.messages.kinds import MessageKind
from coresponder.program.messages.models import Message
from coresponder.program.messages.vocabulary import MOST_ATTEMPTS, PAUSES, Channel, MessageState, Problem
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.encryption.models import DataKey

KIND = "tests.reply"
TO = "intake@harbor.example"
LINK = "https://coresponder.example/l/8LrIB3Wq0uOsecret"
DELIVER = "coresponder.program.messages.sending.delivering.EmailMessage.send"


@pytest.fixture(autouse=True)
def _kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "KINDS", kinds.KINDS)
    monkeypatch.setitem(
        kinds.KINDS,
        KIND,
        MessageKind(
            name=KIND,
            title="A referral to answer",
            subject="{program}: something to answer",
            text="{program} asks you for {count} answer. Open {link} until {valid_until}.",
        ),
    )


def written(by: User | None, *, channel: Channel = Channel.EMAIL, to: str = TO, **values: Any) -> Message:
    return send_message(
        kind=KIND,
        to=to,
        channel=channel,
        values={"link": LINK, "count": 1, "valid_until": timezone.now() + timedelta(days=3), **values},
        about=f"referral:{uuid4()}",
        by=by,
    )


def stored(message: Message) -> str:
    """Everything that the table holds of it, as bytes and words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM messages_out_message WHERE id = %s", [message.pk])
        return repr([bytes(each) if isinstance(each, memoryview) else each for each in cursor.fetchone()])


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def send(self: object, **options: object) -> int:
        raise error

    monkeypatch.setattr(DELIVER, send)


class TestWhatAMessageSays:
    def test_it_has_fixed_words_with_the_link_and_until_when_it_holds(self, carlos: User) -> None:
        message = written(carlos)
        attempt(message.pk)
        (sent,) = mail.outbox
        assert sent.subject == "Marigold Co-Response: something to answer"
        assert sent.to == [TO]
        assert f"asks you for 1 answer. Open {LINK} until" in sent.body
        assert "America/Chicago" in sent.body

    @pytest.mark.parametrize("words", ["{name} waits", "{link.__class__}", "{count:>9}", "{link!r}", "{}"])
    def test_it_cannot_have_a_blank_for_anything_else(self, words: str) -> None:
        with pytest.raises(ValueError, match="blank"):
            kinds.register(MessageKind(name=f"tests.{words}", title="x", subject="x", text=words))

    def test_its_link_never_stands_in_the_subject(self) -> None:
        with pytest.raises(ValueError, match="subject"):
            kinds.register(MessageKind(name="tests.subject", title="x", subject="{link}", text="x"))

    @pytest.mark.parametrize(
        "values",
        [
            {"name": "Rosa"},
            {"program": "Rosa"},
            {"link": "not a link"},
            {"link": "ftp://x.example/"},
            {"link": "https://x.example/a b"},
            {"count": "Rosa"},
            {"count": -1},
            {"valid_until": "tomorrow"},
        ],
    )
    def test_nothing_else_goes_into_a_blank(self, carlos: User, values: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"message|link|instant|program"):
            written(carlos, **values)

    @pytest.mark.parametrize("to", ["", "rosa", "rosa@", "a@b.example\nBcc: c@d.example", "a@b.example, c@d.example"])
    def test_an_address_that_cannot_be_right_is_refused_without_being_repeated(self, carlos: User, to: str) -> None:
        with pytest.raises(UsageError) as refused:
            written(carlos, to=to)
        assert refused.value.code == "no_email_address"
        assert not to or to not in refused.value.sentence

    @pytest.mark.parametrize("to", ["", "12345", "555-0142", "(120) 555-0142", "+44 20 7946 0958"])
    def test_so_is_a_number(self, carlos: User, to: str) -> None:
        with pytest.raises(UsageError, match="no phone number"):
            written(carlos, channel=Channel.TEXT, to=to)


class TestHowItGoesOut:
    def test_nothing_is_sent_before_the_queue_does_it_and_the_queue_knows_an_id_alone(self, carlos: User) -> None:
        message = written(carlos)
        assert not mail.outbox
        with connection.cursor() as cursor:
            cursor.execute("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'messages.deliver'")
            (args,) = cursor.fetchall()[-1]
        assert args == f'{{"message_id": "{message.pk}"}}'

    def test_a_text_message_goes_out_through_what_the_setting_names(
        self, carlos: User, settings: Settings, tmp_path: Path
    ) -> None:
        settings.DATA_DIR = tmp_path
        message = written(carlos, channel=Channel.TEXT, to="(312) 555-0142")
        attempt(message.pk)
        line = (tmp_path / "text-messages.jsonl").read_text()
        assert '"+13125550142"' in line
        assert LINK in line
        message.refresh_from_db()
        assert (message.state, message.to_masked) == (MessageState.SENT, "••• ••• ••42")

    @pytest.mark.parametrize(
        ("channel", "names", "says"),
        [(Channel.TEXT, {"TEXT_MESSAGES": ""}, "e-mail"), (Channel.EMAIL, {"EMAIL_IS_SET_UP": False}, "text message")],
    )
    def test_where_nothing_is_set_up_it_says_so_at_once_and_what_to_do(
        self, carlos: User, settings: Settings, channel: Channel, names: dict[str, Any], says: str
    ) -> None:
        for name, value in names.items():
            setattr(settings, name, value)
        with pytest.raises(StateError, match=f"Send it as {says}"):
            written(carlos, channel=channel)

    def test_it_is_in_the_trail_without_address_or_link(self, carlos: User) -> None:
        message = written(carlos)
        attempt(message.pk)
        told = AuditEvent.objects.filter(about=f"message:{message.pk}").order_by("position")
        assert [each.event for each in told] == ["message.written", "message.sent"]
        assert "harbor" not in repr([each.details for each in told])


class TestWhatIsKept:
    def test_while_it_waits_neither_address_nor_link_lies_in_the_table_in_clear(self, carlos: User) -> None:
        message = written(carlos)
        assert "harbor" not in stored(message)
        assert "8LrIB3Wq0uOsecret" not in stored(message)
        assert message.to_masked == "i•••@h•••.example"

    def test_once_it_is_over_both_are_wiped_and_their_key_is_destroyed(self, carlos: User) -> None:
        message = written(carlos)
        attempt(message.pk)
        message = Message.objects.get(pk=message.pk)
        assert (message.to, message.filled_blanks) == ("", {})
        assert DataKey.objects.get(group=f"message:{message.pk}").destroyed_at is not None

    def test_it_is_sent_once_however_often_the_queue_asks(self, carlos: User) -> None:
        message = written(carlos)
        assert [attempt(message.pk) for _ in range(3)] == [None, None, None]
        assert len(mail.outbox) == 1


class TestWhenItDoesNotArrive:
    def test_it_is_tried_again_after_longer_and_longer_pauses_and_then_given_up(
        self, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        failing(monkeypatch, SMTPServerDisconnected("the words of the server quote intake@harbor.example"))
        message, pauses = written(carlos), []
        for _ in range(MOST_ATTEMPTS):
            pauses.append(attempt(message.pk))
            Message.objects.filter(pk=message.pk, state="waiting").update(next_attempt_at=timezone.now())
        assert pauses == [*PAUSES, None]
        assert list(PAUSES) == sorted(PAUSES)
        message.refresh_from_db()
        assert (message.state, message.problem) == (MessageState.GIVEN_UP, Problem.FAILED)
        assert "harbor" not in stored(message)

    def test_before_its_pause_is_over_nothing_is_tried(self, carlos: User, monkeypatch: pytest.MonkeyPatch) -> None:
        failing(monkeypatch, OSError())
        message = written(carlos)
        attempt(message.pk)
        assert attempt(message.pk) is None
        message.refresh_from_db()
        assert (message.attempts, message.problem) == (1, Problem.UNREACHABLE)

    def test_an_address_that_is_refused_for_good_is_not_tried_again(
        self, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        failing(monkeypatch, SMTPRecipientsRefused({TO: (550, b"no such user")}))
        message = written(carlos)
        assert attempt(message.pk) is None
        message.refresh_from_db()
        assert (message.state, message.attempts) == (MessageState.GIVEN_UP, 1)
        assert "Ask for the right one" in message.problem_sentence

    def test_a_link_that_has_run_out_is_not_sent(self, carlos: User) -> None:
        message = written(carlos, valid_until=timezone.now() - timedelta(seconds=1))
        attempt(message.pk)
        message.refresh_from_db()
        assert (message.state, message.problem) == (MessageState.GIVEN_UP, Problem.RUN_OUT)
        assert not mail.outbox

    def test_whoever_asked_for_it_is_told_where_they_work(self, carlos: User, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[str] = []
        monkeypatch.setitem(events._LISTENERS, "referral", lambda message: told.append(message.about))
        failing(monkeypatch, SMTPRecipientsRefused({TO: (550, b"no such user")}))
        message = written(carlos)
        attempt(message.pk)
        assert told == [message.about]

    def test_what_a_worker_began_and_never_ended_comes_again(
        self, carlos: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        message = written(carlos)
        with monkeypatch.context() as dying:
            failing(dying, KeyboardInterrupt())  # type: ignore[arg-type]
            with pytest.raises(KeyboardInterrupt):
                attempt(message.pk)
        assert due_ids() == []
        Message.objects.filter(pk=message.pk).update(next_attempt_at=timezone.now())
        assert due_ids() == [message.pk]
        attempt(message.pk)
        assert len(mail.outbox) == 1


class TestTheCoordinator:
    def test_stops_one_that_waits(self, carlos: User, cora: User) -> None:
        message = stop_message(message=written(carlos), by=cora)
        attempt(message.pk)
        assert message.state == MessageState.STOPPED
        assert not mail.outbox
        with pytest.raises(StateError):
            stop_message(message=message, by=cora)

    def test_has_one_tried_at_once(self, carlos: User, cora: User, monkeypatch: pytest.MonkeyPatch) -> None:
        message = written(carlos)
        with monkeypatch.context() as broken:
            failing(broken, OSError())
            attempt(message.pk)
        try_now(message=message, by=cora)
        attempt(message.pk)
        assert len(mail.outbox) == 1
        with pytest.raises(StateError, match="nothing is left to try"):
            try_now(message=message, by=cora)
