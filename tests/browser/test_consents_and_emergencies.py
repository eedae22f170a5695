"""The pages about consents and openings in a real browser."""

import pytest

from coresponder.safeguards.consent.actions.restrictions import restrict_sharing
from coresponder.safeguards.emergencies.actions import close_opening, open_in_emergency
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
from tests.support.consents import OWN_WORDS, consent_of_avery, emergency, police, recovery_house, shared
from tests.support.known_persons import AVERY, know_persons

pytestmark = pytest.mark.browser

CONSENTS = f"/people/{AVERY}/consents/"


@pytest.fixture(autouse=True)
def avery_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What program/people says when it starts."""
    know_persons(monkeypatch)


def looks(theme: str) -> dict[str, object]:
    """Light on a wide window, dark on a phone."""
    return {"theme": theme, "size": WIDE if theme == "light" else PHONE}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_about_consents_are_axe_clean(visit: Visits, theme: str) -> None:
    clara, priya = member("clara"), member("priya")
    consent = consent_of_avery(clara)
    shared(clara, opened_by=f"consent:{consent.pk}")
    restrict_sharing(person_id=AVERY, kept_from=police(), data_class="clinical", reason="Asked.", by=clara)
    pages = ["", "record/", "blank-form/", f"{consent.pk}/", f"{consent.pk}/revoke/", "restrictions/record/"]
    for address in pages:
        page = visit(CONSENTS + address, by=clara, **looks(theme))
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)
    ledger = visit(f"{CONSENTS}disclosures/", by=priya, **looks(theme))
    assert_axe_clean(ledger)
    assert_no_sideways_scrolling(ledger)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_about_openings_are_axe_clean_with_the_strip_on_top(visit: Visits, theme: str) -> None:
    omar, clara, priya = member("omar"), member("clara"), member("priya")
    over = close_opening(opening=open_in_emergency(person_id=AVERY, emergency=emergency(), by=omar), by=omar)
    opening = open_in_emergency(person_id=AVERY, emergency=emergency(), by=clara)
    for by, address in (
        (clara, f"/people/{AVERY}/emergencies/open/"),
        (clara, f"/emergencies/{opening.pk}/"),
        (priya, "/emergencies/"),
        (priya, f"/emergencies/{over.pk}/"),
        (priya, "/emergencies/counts/"),
    ):
        page = visit(address, by=by, **looks(theme))
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_on_the_narrowest_window_everything_can_be_pressed(visit: Visits) -> None:
    omar = member("omar")
    open_in_emergency(person_id=AVERY, emergency=emergency(), by=omar)
    page = visit(f"/people/{AVERY}/emergencies/open/", by=omar, size=NARROWEST)
    assert_targets_are_large_enough(page)
    assert_no_sideways_scrolling(page)
    assert_focus_is_always_seen(page)


def test_a_consent_is_recorded_without_a_script(visit: Visits) -> None:
    house, agency = recovery_house(), police()
    page = visit(f"{CONSENTS}record/", by=member("clara"), java_script_enabled=False)
    page.get_by_label("Who may share it").select_option(str(house.pk))
    page.get_by_label("Who may receive it: one agency").select_option(str(agency.pk))
    page.get_by_label("Safety facts").check()
    page.get_by_label("Responding to a crisis").check()
    page.get_by_label("Where the signed form is kept").fill("Scan 14")
    page.get_by_label("Why the person was able to decide this").fill("Calm.")
    page.get_by_role("button", name="Read it back").click()
    assert page.get_by_role("heading", level=1).text_content() == "Read it back"
    page.get_by_label("What did the person say it means").fill(OWN_WORDS)
    page.get_by_label("I read it back").check()
    page.get_by_role("button", name="Record the consent").click()
    assert page.get_by_text("It cannot be undone").is_visible()


def test_the_strip_stays_until_it_is_closed(visit: Visits) -> None:
    omar = member("omar")
    open_in_emergency(person_id=AVERY, emergency=emergency(), by=omar)
    page = visit("/home/", by=omar)
    assert page.get_by_text("A record is open in an emergency.").is_visible()
    page.get_by_role("button", name="Close it now").click()
    assert page.get_by_text("It is closed.").is_visible()
    page.goto("/home/")
    assert not page.get_by_text("A record is open in an emergency.").is_visible()
