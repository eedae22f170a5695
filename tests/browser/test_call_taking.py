"""The question card, 988 and coverage in a real browser: with the keyboard, in both themes, on a phone."""

import pytest
from playwright.sync_api import expect

from coresponder.program.call_taking import demonstration as questions
from coresponder.program.calls.actions.by_hand import close_call, enter_call
from coresponder.program.calls.models import Call
from coresponder.program.deployment import demonstration as deployment
from tests.support.browser import PHONE, WIDE, Visits, assert_axe_clean, assert_no_sideways_scrolling
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def call(transactional_db: None) -> Call:
    """A call about suicide of which nothing was asked yet, and another one that was missed."""
    cora, dana = member("cora"), member("dana")
    deployment.load(by=cora)
    questions.load(by=cora)
    close_call(
        call=enter_call(fields={"narrative": "She cries.", "type_text": "EDP"}, by=dana), disposition="", by=dana
    )
    return enter_call(fields={"narrative": "He wants to die.", "type_text": "SUICIDE THREAT"}, by=dana)


@pytest.mark.parametrize(
    ("theme", "size", "pages"),
    [("light", WIDE, ("/calls/{}/card/", "/coverage/")), ("dark", PHONE, ("/calls/{}/card/", "/calls/{}/988/"))],
    ids=["wide", "phone"],
)
def test_the_pages_read_well(
    visit: Visits, call: Call, theme: str, size: dict[str, int], pages: tuple[str, ...]
) -> None:
    for address in pages:
        page = visit(address.format(call.pk), by=member("dana"), theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_dana_answers_with_the_keyboard_and_the_advice_changes(visit: Visits, call: Call) -> None:
    page = visit(f"/calls/{call.pk}/card/", by=member("dana"), java_script_enabled=False)
    expect(page.get_by_text("Police first, then a team.")).to_be_visible()
    page.get_by_role("group", name="Are there any weapons?").get_by_label("None").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Write down").press("Enter")
    expect(page.get_by_text("Send a team.")).to_be_visible()
