"""The manual, the training, the models and readiness in a real browser: at the desk, and on a phone at night."""

import pytest
from playwright.sync_api import Page

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.partnerships import demonstration as partnerships
from coresponder.program.partnerships.demonstration import quarters
from coresponder.program.partnerships.models import Meeting, Negotiation, Section
from coresponder.program.policies import demonstration as policies
from coresponder.program.policies.models import Chapter
from coresponder.program.readiness import demonstration as readiness
from coresponder.program.training import demonstration as training
from coresponder.safeguards.accounts.models import User
from tests.support.browser import (
    NARROWEST,
    PHONE,
    THEMES,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)

pytestmark = pytest.mark.browser
PAGES = (
    "/manual/",
    "/manual/chapters/scene-safety/",
    "/manual/chapters/scene-safety/versions/2/",
    "/manual/chapters/scene-safety/versions/2/history/",
    "/manual/chapters/scene-safety/write/",
    "/manual/who-does-what/",
    "/manual/after-action/",
    "/manual/actions/",
    "/training/courses/",
    "/training/people/",
    "/training/staffing/",
    "/training/support/",
    "/models/",
    "/models/houston/",
    "/readiness/",
    "/readiness/self-assessment/",
    "/readiness/the-brief/",
)
FORMS = (
    "/manual/print/",
    "/manual/add/",
    "/manual/my-reading/",
    "/manual/who-has-read/",
    "/manual/chapters/scene-safety/settings/",
    "/manual/after-action/begin/",
    "/training/",
    "/training/courses/add/",
    "/training/sessions/plan/",
    "/training/positions/add/",
    "/training/completions/add/",
    "/models/boston/",
    "/readiness/self-assessment/answer/",
)


@pytest.fixture
def cast(transactional_db: None) -> dict[str, User]:
    """Everybody, with the manual, the training and the assessments of the invented county."""
    people = ensure_cast()
    policies.load(cast=people)
    training.load(cast=people)
    readiness.load(by=people["cora"])
    return people


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_the_pages_read_well(visit: Visits, cast: dict[str, User], theme: str, size: dict[str, int]) -> None:
    for address in PAGES:
        page = visit(address, by=cast["cora"], theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_fits_a_window_at_400_percent(visit: Visits, cast: dict[str, User], theme: str) -> None:
    """One sign-in, every page of the five apps at 320 pixels: nothing scrolls sideways, and axe finds nothing."""
    partnerships.load(cast=cast, by=cast["cora"])
    quarters.load(by=cast["cora"])
    page = visit("/readiness/", by=cast["cora"], theme=theme, size=NARROWEST)
    wrong = []
    for address in (*PAGES, *FORMS, *partnership_pages()):
        page.goto(address)
        for check in (assert_no_sideways_scrolling, assert_axe_clean):
            try:
                check(page)
            except AssertionError as problem:
                wrong.append(f"{address}: {problem}")
    assert not wrong, "\n".join(wrong)


def partnership_pages() -> list[str]:
    """The pages of partnerships, with what the demonstration has."""
    sharing = Negotiation.objects.get(title__startswith="Case conference")
    section = Section.objects.get(negotiation=sharing, topic="population")
    meeting = Meeting.objects.filter(state="held").get()
    whole = f"/negotiations/{sharing.pk}/"
    return [
        "/planning-team/", "/planning-team/seats/open/", "/planning-team/charter/", "/planning-team/charter/write/",
        "/planning-team/meetings/", "/planning-team/meetings/plan/", f"/planning-team/meetings/{meeting.pk}/",
        f"/planning-team/meetings/{meeting.pk}/minutes/", "/planning-team/actions/", "/commitments/",
        "/commitments/record/", "/issues/", "/issues/report/", "/published-counts/", "/goals/", "/goals/add/",
        "/goals/statement/", "/negotiations/", "/negotiations/begin/", whole, f"{whole}frame/", f"{whole}matrix/",
        f"{whole}compare/", f"/negotiations/sections/{section.pk}/", f"/negotiations/sections/{section.pk}/write/",
    ]  # fmt: skip


def test_a_chapter_is_edited_proposed_and_approved_with_the_keyboard_alone(
    visit: Visits, cast: dict[str, User]
) -> None:
    page = visit("/manual/chapters/mission/", by=cast["cora"])
    press(page, "Write the next version")
    text = page.get_by_label("What the chapter says")
    text.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("We help people in crisis, together.")
    page.get_by_label("This text was reviewed for our county").focus()
    if not page.get_by_label("This text was reviewed for our county").is_checked():
        page.keyboard.press("Space")
    press(page, "Save and propose to both agencies")
    for head in ("sol", "sade"):
        page = visit("/manual/chapters/mission/", by=cast[head])
        press(page, "Approve…")
        press(page, "Approve it")
    assert "We help people in crisis, together." in page.locator("main").inner_text()
    assert Chapter.objects.get(key="mission").versions.get(state="in_force").text.startswith("We help people")


def press(page: Page, button: str) -> None:
    """Tab to a button and press it with Enter."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if str(page.evaluate("document.activeElement.textContent")).strip() == button:
            return page.keyboard.press("Enter")
    raise AssertionError(f"The keyboard does not come to “{button}”.")


def test_a_chapter_is_written_with_the_keyboard_alone(visit: Visits, cast: dict[str, User]) -> None:
    page = visit("/manual/chapters/scene-safety/write/", by=cast["cora"])
    assert_focus_is_always_seen(page)
