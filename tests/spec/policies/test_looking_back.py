"""A look back at what happened names nobody, counts people, and leads to a chapter and to actions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.policies.actions.learning import (
    WhatHappened,
    agree_on_improvement,
    close_review,
    finish_improvement,
    write_review,
)
from coresponder.program.policies.models import AfterAction, Chapter, Improvement
from coresponder.program.policies.vocabulary import CameOf, ReviewKind
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient


def told(**more: object) -> WhatHappened:
    """A near miss at a door."""
    usual = {
        "kind": ReviewKind.NEAR_MISS,
        "happened_on": timezone.localdate() - timedelta(days=2),
        "what_happened": "The clinician stood in the doorway when it was opened.",
        "people": 1,
        "responders": 2,
    }
    return WhatHappened(**{**usual, **more})  # type: ignore[arg-type]  # a handful of fields of one test


@pytest.fixture
def review(chapter: Chapter, omar: User) -> AfterAction:
    """A review that leads back to scene safety."""
    return write_review(told=told(), chapters=[chapter], by=omar)


def test_a_review_leads_back_to_a_chapter_which_says_so(
    review: AfterAction, chapter: Chapter, page: PageClient, eve: User
) -> None:
    shown = page.as_(eve).get("/manual/chapters/scene-safety/").text
    assert "1 after-action review led back to this chapter" in shown


def test_who_works_here_is_not_named(chapter: Chapter, omar: User, clara: User) -> None:
    with pytest.raises(UsageError, match="names somebody who works here") as refused:
        write_review(told=told(what_happened="Then clara clinician stepped back."), chapters=[chapter], by=omar)
    assert "clara" not in str(refused.value).lower()


def test_what_happened_is_stored_encrypted(review: AfterAction) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT what_happened FROM policies_afteraction")
        (stored,) = cursor.fetchone()
    assert b"doorway" not in bytes(stored)


def test_only_those_who_work_on_it_read_it(review: AfterAction, page: PageClient, eve: User, dana: User) -> None:
    page.as_(eve).get("/manual/after-action/", status=403)
    assert "stood in the doorway" in page.as_(dana).get(f"/manual/after-action/{review.pk}/").text


def test_it_is_closed_only_once_it_has_led_somewhere(review: AfterAction, omar: User, cora: User) -> None:
    due_on = timezone.localdate() + timedelta(days=30)
    action = agree_on_improvement(
        what="Mark it",
        owner=omar,
        due_on=due_on,
        came_of=CameOf.AFTER_ACTION,
        about=review.pk,
        by=cora,
    )
    with pytest.raises(StateError, match="1 of its actions are not done"):
        close_review(review=review, by=cora)
    finish_improvement(improvement=action, note="Drawn on the card.", by=omar)
    assert close_review(review=review, by=cora).closed_at is not None
    with pytest.raises(StateError, match="This review is closed"):
        write_review(told=told(), chapters=[], by=omar, review=review)


def test_a_review_without_a_chapter_says_why_nothing_changes(omar: User) -> None:
    loose = write_review(told=told(), chapters=[], by=omar)
    with pytest.raises(StateError, match="leads back to no chapter"):
        close_review(review=loose, by=omar)
    why = told(nothing_to_change="The chapter was followed.")
    reasoned = write_review(told=why, chapters=[], by=omar, review=loose)
    assert close_review(review=reasoned, by=omar).closed_by == omar


def test_an_action_is_finished_by_its_owner_or_the_coordinator(review: AfterAction, omar: User, clara: User) -> None:
    due_on = timezone.localdate()
    action = agree_on_improvement(what="Ask", owner=omar, due_on=due_on, came_of=CameOf.AFTER_ACTION, by=clara)
    with pytest.raises(Denied):
        finish_improvement(improvement=action, note="", by=clara)


def test_the_whole_way_through_the_pages(chapter: Chapter, page: PageClient, omar: User) -> None:
    as_omar = page.as_(omar)
    fields = {
        "kind": "went_well",
        "happened_on": str(timezone.localdate()),
        "people": "1",
        "responders": "3",
        "people_hurt": "0",
        "responders_hurt": "0",
        "what_happened": "The lead changed hands in words.",
        "chapters": [str(chapter.pk)],
    }
    shown = as_omar.post("/manual/after-action/begin/", fields)
    assert shown.heading.startswith("Something that went well")
    review = AfterAction.objects.get()
    due_on = str(timezone.localdate() + timedelta(days=3))
    as_omar.post(
        f"/manual/after-action/{review.pk}/actions/", {"what": "Tell others", "owner": omar.pk, "due_on": due_on}
    )
    assert "Finish an action" in as_omar.get("/home/").text
    action = Improvement.objects.get()
    assert action.chapter == chapter
    as_omar.post(f"/manual/actions/{action.pk}/done/", {"note": "Told."})
    assert "Closed" in as_omar.post(f"/manual/after-action/{review.pk}/close/").text
