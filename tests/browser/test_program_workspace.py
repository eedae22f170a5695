"""The manual, the training, the models and readiness in a real browser: at the desk, and on a phone at night."""

import pytest

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.policies import demonstration as policies
from coresponder.program.readiness import demonstration as readiness
from coresponder.program.training import demonstration as training
from coresponder.safeguards.accounts.models import User
from tests.support.browser import (
    PHONE,
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


def test_a_chapter_is_written_with_the_keyboard_alone(visit: Visits, cast: dict[str, User]) -> None:
    page = visit("/manual/chapters/scene-safety/write/", by=cast["cora"])
    assert_focus_is_always_seen(page)
