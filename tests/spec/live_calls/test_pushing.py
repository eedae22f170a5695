"""A dispatch system pushes each change as it happens, signed with the secret of its feed."""

import json
import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coresponder.delivery.api.operations.calls import LIMIT_BYTES
from coresponder.program.calls.actions.feeds import change_feed, rotate_secret
from coresponder.program.calls.models import Call, Feed
from coresponder.program.calls.signing import WINDOW_SECONDS, signature_of
from coresponder.safeguards.accounts.models import User
from tests.support.live_calls import call_named, eido

SAID = json.dumps(eido("a", 0)).encode()
NAME = "Jane Realname"


@pytest.fixture
def secret(feed: Feed, cora: User) -> str:
    return rotate_secret(feed=feed, by=cora)[1]


def send(feed: Feed, secret: str, body: bytes = SAID, *, at: float | None = None, **headers: str) -> Any:
    """Push as a sending system does."""
    timestamp = str(int(time.time() if at is None else at))
    signed = {
        "X-Coresponder-Feed": str(feed.pk),
        "X-Coresponder-Timestamp": timestamp,
        "X-Coresponder-Signature": signature_of(body, secret=secret, timestamp=timestamp),
        **headers,
    }
    client = Client(enforce_csrf_checks=True)
    return client.post(reverse("api:push_document"), body, content_type="application/json", headers=signed)


def test_a_signed_push_becomes_a_call(feed: Feed, secret: str) -> None:
    answer = send(feed, secret)
    assert answer.status_code == 200
    assert answer.json()["outcomes"] == {"new_call": 1}
    assert answer.json()["calls"] == [str(call_named("a").pk)]


def test_the_same_push_again_changes_nothing(feed: Feed, secret: str) -> None:
    send(feed, secret)
    answer = send(feed, secret)
    assert (answer.status_code, answer.json()["outcomes"]) == (200, {"duplicate": 1})


@pytest.mark.parametrize(
    "wrong",
    [
        {"X-Coresponder-Signature": "0" * 64},
        {"X-Coresponder-Signature": "é"},
        {"X-Coresponder-Signature": ""},
        {"X-Coresponder-Feed": "nobody"},
        {"X-Coresponder-Feed": "00000000-0000-4000-8000-000000000000"},
        {"X-Coresponder-Timestamp": "now"},
        {"X-Coresponder-Timestamp": ""},
    ],
)
def test_a_push_that_is_not_signed_right_is_refused_and_never_told_why_exactly(
    feed: Feed, secret: str, wrong: dict[str, str]
) -> None:
    answer = send(feed, secret, **wrong)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed")
    assert not Call.objects.exists()


def test_a_body_that_was_changed_on_the_way_is_refused(feed: Feed, secret: str) -> None:
    timestamp = str(int(time.time()))
    signature = signature_of(SAID, secret=secret, timestamp=timestamp)
    changed = SAID.replace(b"Check welfare", b"Check nothing")
    answer = send(feed, secret, changed, **{"X-Coresponder-Signature": signature, "X-Coresponder-Timestamp": timestamp})
    assert answer.status_code == 401


@pytest.mark.parametrize("seconds", [-WINDOW_SECONDS - 5, WINDOW_SECONDS + 5])
def test_a_push_that_was_recorded_and_is_sent_later_is_refused(feed: Feed, secret: str, seconds: int) -> None:
    answer = send(feed, secret, at=time.time() + seconds)
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_too_long_ago")


def test_with_a_new_secret_the_one_before_it_ends_at_once(feed: Feed, secret: str, cora: User) -> None:
    newer = rotate_secret(feed=feed, by=cora)[1]
    assert send(feed, secret).status_code == 401
    assert send(feed, newer).status_code == 200


def test_a_feed_that_is_switched_off_is_not_listened_to(feed: Feed, secret: str, cora: User) -> None:
    change_feed(feed=feed, changes={"is_active": False}, by=cora)
    assert send(feed, secret).status_code == 401


def test_what_is_too_large_is_refused_before_it_is_read(feed: Feed, secret: str) -> None:
    answer = send(feed, secret, b" " * (LIMIT_BYTES + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_what_cannot_be_read_is_refused_with_a_sentence_and_without_a_value(feed: Feed, secret: str) -> None:
    wrong = eido("a", 0)
    wrong["incidentComponent"]["incidentTypeInternalText"] = [NAME]
    answer = send(feed, secret, json.dumps(wrong).encode())
    assert (answer.status_code, answer.json()["code"]) == (422, "eido_schema")
    assert "incidentTypeInternalText" in answer.json()["sentence"]
    assert NAME not in answer.content.decode()
