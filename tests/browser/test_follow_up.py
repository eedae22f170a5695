"""The pages of follow-up in a real browser, in both themes and widths."""

import os

import pytest
from django.utils import timezone

from coresponder.program.follow_up.actions.conferences import begin_conference
from coresponder.program.follow_up.actions.episodes import open_episode
from coresponder.program.follow_up.actions.wishes import Wish, write_wish
from coresponder.program.follow_up.models import Episode, FeedbackAnswer
from coresponder.program.follow_up.vocabulary import MayContact, Respondent, Said, Voicemail
from coresponder.program.people.actions.persons import add_person
from coresponder.safeguards.access.second_wall import everything_let_through
from tests.support.browser import (
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member
from tests.support.following_up import in_force, planned, rule
from tests.support.sample_follow_up import SampleFollowUp
from tests.support.sample_people import SamplePeople

pytestmark = pytest.mark.browser
PICTURES = os.environ.get("FOLLOW_UP_PICTURES", "")


@pytest.fixture
def shown(transactional_db: None) -> SampleFollowUp:
    """Everything there is to see, and somebody overdue."""
    carlos = member("carlos")
    found = SampleFollowUp(SamplePeople())
    in_force(rule(), rule("danger-24h", title="After talk of suicide", problems=["suicidal_thoughts"], is_urgent=True))
    for given, hours in (("Ada", -30), ("Ben", -2), ("Cyd", 3)):
        person = add_person(given=given, family="Madeupson", by=carlos)
        planned(person, carlos, hours=hours, is_urgent=given == "Ben")
        wish = Wish(may_contact=MayContact.YES, safe_number="555-0142", safe_times="after 5", voicemail=Voicemail.NO)
        write_wish(person=person, wish=wish, by=carlos)
    assert all((found.attempt, found.goal, found.task, found.offered, found.away, found.item, found.card))
    nobodys = open_episode(person=add_person(given="Dee", family="Madeupson", by=carlos), by=carlos)
    with everything_let_through():
        Episode.objects.filter(pk=nobodys.pk).update(assignee=None)
    month = timezone.localdate().replace(day=1)
    for said in (Said.YES, Said.YES, Said.PARTLY, Said.NO) * 4:
        FeedbackAnswer.objects.create(month_on=month, respondent=Respondent.PERSON, respected=said, heard=Said.YES)
    return found


ADDRESSES = (
    ("carlos", "/follow-up/"),
    ("carlos", "/follow-up/caseload/"),
    ("carlos", "/people/{person}/follow-up/"),
    ("carlos", "/people/{person}/follow-up/{follow_up}/"),
    ("carlos", "/people/{person}/follow-up/wish/"),
    ("carlos", "/people/{person}/follow-up/episodes/{episode}/close/"),
    ("carlos", "/people/{person}/follow-up/episodes/{episode}/offer/"),
    ("carlos", "/people/{person}/"),
    ("cora", "/follow-up/counts/"),
    ("cora", "/follow-up/rules/"),
    ("cora", "/follow-up/rules/change/"),
    ("carlos", "/conferences/"),
    ("carlos", "/conferences/plan/"),
    ("carlos", "/conferences/{conference}/"),
    ("carlos", "/conferences/{conference}/agenda/{item}/"),
    ("carlos", "/conferences/{conference}/copy/"),
    ("cora", "/feedback/"),
    ("cora", "/feedback/cards/"),
    ("cora", "/feedback/words/"),
    ("", "/say/{secret}/"),
    ("carlos", "/"),
    ("cora", "/"),
)


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_every_page_reads_well(visit: Visits, shown: SampleFollowUp, theme: str, size: dict[str, int]) -> None:
    seats = {each.pk for each in shown.conference.seats.all()}
    begin_conference(conference=shown.conference, present=seats, by=member("carlos"))
    parts = {
        "person": shown.people.known.pk, "follow_up": shown.follow_up.pk, "episode": shown.episode.pk,
        "conference": shown.conference.pk, "item": shown.item, "secret": shown.card.secret,
    }  # fmt: skip
    for number, (name, address) in enumerate(ADDRESSES):
        page = visit(address.format(**parts), by=member(name) if name else None, theme=theme, size=size)
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{number:02d}-{theme}.png", full_page=True)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_the_cards_are_printed_from_the_page_that_follows(visit: Visits, shown: SampleFollowUp) -> None:
    page = visit("/feedback/cards/", by=member("cora"))
    page.get_by_label("For whom").select_option("family")
    page.get_by_role("button", name="Make the cards").click()
    assert page.locator(".fu-card svg").is_visible()
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/card.png", full_page=True)
    assert_axe_clean(page)


def test_focus_is_seen_on_the_page_of_today(visit: Visits, shown: SampleFollowUp) -> None:
    assert_focus_is_always_seen(visit("/follow-up/", by=member("carlos")))
