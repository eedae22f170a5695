"""The pages about agreements, in a real browser."""

import pytest

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements import demonstration
from coresponder.safeguards.agreements.models import Agreement
from tests.support.browser import (
    NARROWEST,
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
    assert_targets_are_large_enough,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def cora(transactional_db: None) -> User:
    """The coordinator, with the demonstration's agreements loaded."""
    member("clara")
    member("omar")
    cora = member("cora")
    demonstration.load(by=cora)
    return cora


def addresses() -> list[str]:
    """The register, a draft and its form, one that is in force, what that would open and did open."""
    held, draft = (f"/agreements/{each.pk}/" for each in (in_force(), drafted()))
    return ["/agreements/", f"{draft}edit/", held, f"{held}would-open/", draft, f"{held}did-open/"]


def in_force() -> Agreement:
    """Police and behavioral health."""
    return Agreement.objects.get(title__startswith="Crisis response")


def drafted() -> Agreement:
    """Behavioral health and the university."""
    return Agreement.objects.get(state="drafted")


def test_every_page_is_axe_clean_and_fits(visit: Visits, cora: User) -> None:
    for place, address in enumerate(addresses()):
        theme, size = [("light", WIDE), ("dark", PHONE)][place % 2]
        page = visit(address, by=cora, theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_what_is_pressed_is_large_enough_in_the_narrowest_window(visit: Visits, cora: User) -> None:
    for address in addresses()[1:3]:
        page = visit(address, by=cora, size=NARROWEST)
        assert_targets_are_large_enough(page)
        assert_no_sideways_scrolling(page)


def test_keyboard_focus_is_seen_at_every_stop(visit: Visits, cora: User) -> None:
    assert_focus_is_always_seen(visit(f"/agreements/{drafted().pk}/", by=cora, size=WIDE))


def test_sol_ends_an_agreement_with_a_reason_after_being_asked(visit: Visits, cora: User) -> None:
    page = visit(f"/agreements/{in_force().pk}/", by=User.objects.get(username="sol"))
    page.get_by_role("button", name="End…", exact=True).click()
    dialog = page.get_by_role("dialog", name="End this agreement for good?")
    assert_axe_clean(page)
    dialog.get_by_label("Why").fill("The team was dissolved.")
    dialog.get_by_role("button", name="End it for good").click()
    assert page.get_by_text("The agreement is ended. What it opened is closed now.").is_visible()
    assert in_force().state == "ended"


def test_cora_ticks_a_box_and_saves_without_a_script(visit: Visits, cora: User) -> None:
    page = visit(f"/agreements/{drafted().pk}/edit/", by=cora, java_script_enabled=False)
    name = f"safety facts for evaluation, from {demonstration.HEALTH} to {demonstration.UNIVERSITY}"
    page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Save the draft").click()
    assert page.get_by_text("The draft is saved.").is_visible()
    assert drafted().terms.filter(data_class="safety").exists()


def test_on_paper_there_are_lines_to_sign(visit: Visits, cora: User) -> None:
    page = visit(f"/agreements/{in_force().pk}/", by=cora)
    lines = page.locator(".paper-signatures")
    assert not lines.is_visible()
    page.emulate_media(media="print")
    assert lines.is_visible()
