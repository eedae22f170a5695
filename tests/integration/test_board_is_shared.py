"""The board is drawn once for all who see the same, and never for anybody else."""

import re

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from coresponder.program.board import sharing
from coresponder.program.board.queries import plans_on_file
from coresponder.program.calls.models import Call
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from tests.support import dispatching

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@pytest.fixture(autouse=True)
def nothing_drawn_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without a drawing, and keeps one for as long as it lasts."""
    monkeypatch.setattr(sharing, "SECONDS_KEPT", 60.0)
    sharing._drawn.clear()


def now(user: User) -> bytes:
    """What the page of somebody reads anew."""
    client = Client()
    client.force_login(user)
    content: bytes = client.get("/board/now/").content
    return content


def again(user: User, shown: HttpResponse) -> HttpResponse:
    """What a page that shows one drawing already is sent when it reads anew."""
    client = Client()
    client.force_login(user)
    return client.get("/board/now/", headers={"X-Drawing": shown["X-Drawing"]})


def first_reading(user: User) -> HttpResponse:
    """What a page that has just been loaded is sent."""
    client = Client()
    client.force_login(user)
    return client.get("/board/now/")


def announced(call: Call) -> Call:
    """The call, after every open page was told of it."""
    with transaction.atomic():
        announce(Topic.CALLS, call.pk)
    return call


def without_tokens(content: bytes) -> bytes:
    """All but what is each reader's own."""
    return TOKEN.sub(b"", content)


@pytest.mark.django_db(transaction=True)
def test_two_of_one_role_get_the_same_with_tokens_of_their_own(dana: User) -> None:
    dispatching.on_duty(dispatching.team(), (dana, "officer"))
    dispatching.call("24-1", weapon="yes")
    first, second = now(dana), now(dana)
    assert without_tokens(first) == without_tokens(second)
    assert set(TOKEN.findall(first)).isdisjoint(TOKEN.findall(second))
    assert b"token-of-the-reader" not in first


@pytest.mark.django_db(transaction=True)
def test_what_was_announced_is_in_the_next_drawing(dana: User) -> None:
    now(dana)
    announced(dispatching.call("24-2"))
    assert b"24-2" in now(dana)


@pytest.mark.django_db(transaction=True)
def test_another_role_never_gets_the_buttons_of_the_dispatcher(dana: User, omar: User) -> None:
    dispatching.on_duty(dispatching.team(), (omar, "officer"))
    dispatching.call("24-3")
    assert b"Send CRT1" in now(dana)
    assert b"Send CRT1" not in now(omar)


@pytest.mark.django_db(transaction=True)
def test_who_may_read_a_plan_shares_with_nobody_who_may_not(dana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    call = dispatching.call("24-4")
    seen = {call.pk}
    monkeypatch.setattr("coresponder.program.board.queries.now.calls_with_a_plan", lambda user, calls: seen)
    monkeypatch.setattr(plans_on_file, "_with_a_plan", lambda user, ids: seen)
    assert b"Plan on file" in now(dana)
    seen.clear()
    assert b"Plan on file" not in now(dana)


@pytest.mark.django_db(transaction=True)
def test_a_page_is_sent_only_the_cards_that_it_does_not_show_yet(dana: User) -> None:
    old = announced(dispatching.call("24-5"))
    shown = first_reading(dana)
    new = announced(dispatching.call("24-6"))
    sent = again(dana, shown).content.decode()
    assert f'<li id="call-{old.pk}" data-same></li>' in sent
    assert f'id="call-{new.pk}" data-call=' in sent
    assert "24-5" not in sent


@pytest.mark.django_db(transaction=True)
def test_a_card_that_changed_is_sent_again(dana: User) -> None:
    call = announced(dispatching.call("24-7"))
    shown = first_reading(dana)
    call.place_text, call.version = "Another Invented Street", call.version + 1
    call.save()
    announced(call)
    assert "Another Invented Street" in again(dana, shown).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_page_whose_drawing_is_no_longer_known_is_sent_the_whole_board(dana: User) -> None:
    announced(dispatching.call("24-8"))
    shown = first_reading(dana)
    sharing._marks.clear()
    sent = again(dana, shown).content
    assert b"24-8" in sent
    assert b"data-same" not in sent


@pytest.mark.django_db(transaction=True)
def test_the_bounds_of_the_cards_reach_no_browser(dana: User) -> None:
    announced(dispatching.call("24-9"))
    shown = first_reading(dana)
    assert b"<!--" not in shown.content
    assert b"<!--" not in again(dana, shown).content
