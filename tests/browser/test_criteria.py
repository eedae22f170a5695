"""The deployment criteria in a real browser: read by everybody, written without a script, put in force."""

import re

import pytest
from playwright.sync_api import expect

from coresponder.program.deployment.actions.drafting import start_draft
from coresponder.program.deployment.demonstration import load
from coresponder.program.deployment.queries.in_force import version_in_force
from coresponder.safeguards.accounts.models import User
from tests.support.browser import PHONE, WIDE, Visits, assert_axe_clean, assert_no_sideways_scrolling
from tests.support.cast import member

pytestmark = pytest.mark.browser


@pytest.fixture
def marigold(transactional_db: None) -> User:
    """Cora, with the criteria of the invented county in force and a draft begun."""
    cora = member("cora")
    load(by=cora)
    start_draft(based_on=version_in_force(), by=cora)
    return cora


@pytest.mark.parametrize(
    ("theme", "size", "addresses"),
    [
        ("light", WIDE, ("/criteria/teams/", "/criteria/draft/rules/suicide/")),
        ("dark", PHONE, ("/criteria/try/?nexus=yes", "/criteria/draft/")),
    ],
    ids=["wide", "phone"],
)
def test_the_criteria_read_well(
    visit: Visits, marigold: User, theme: str, size: dict[str, int], addresses: tuple[str, ...]
) -> None:
    for address in addresses:
        page = visit(address, by=marigold, theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_a_rule_is_written_checked_saved_and_put_in_force_without_a_script(visit: Visits, marigold: User) -> None:
    page = visit("/criteria/draft/rules/add/", by=marigold, java_script_enabled=False)
    page.get_by_label("Name of the rule").fill("A jumper")
    page.get_by_role("textbox", name="Sentence").fill("Somebody is at a height: police first, the team with them.")
    page.get_by_role("combobox", name="It advises").select_option("police_first")
    page.get_by_label("Type contains").first.fill("JUMPER")
    page.get_by_role("button", name="Put it into the draft").click()
    page.get_by_role("button", name=re.compile("Up.*A jumper")).click()
    page.get_by_role("link", name="Check and save").click()
    expect(page.get_by_text("A jumper: added")).to_be_visible()
    page.get_by_role("button", name="Save as a version").click()
    page.get_by_label("Why").fill("Two calls from the bridge in a week.")
    page.get_by_role("button", name="Put it in force").click()
    expect(page.get_by_text("Version 2 judges calls from now on")).to_be_visible()
    expect(page.get_by_text("Two calls from the bridge in a week.")).to_be_visible()
