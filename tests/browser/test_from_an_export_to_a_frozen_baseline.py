"""The whole walk in a real browser, with the keyboard: Cora hands over an export and ends with a frozen baseline.

On the way each page is looked at in both themes, on a desk and on a phone. SCREENSHOTS=FOLDER keeps a picture of each;
without it nothing is left behind. The PDF, which takes longer than all the rest, is left out; tests/unit/report has it.
"""

import os
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from coresponder.analysis.baseline.building import build_baseline
from tests.integration.baseline.brookville import write_export
from tests.support.background import Background
from tests.support.browser import (
    PHONE,
    THEMES,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member

pytestmark = pytest.mark.browser

PICTURES = "SCREENSHOTS"
SIZES = {"desk": WIDE, "phone": PHONE}
UPLOADS = "**/exports/upload/"
# Rows of a table are alike, and looking at each of hundreds takes most of the time.
LATER_ROWS = "tbody tr:nth-child(n + 4)"


class Walk:
    """Cora at her browser. Each method is a step of the walk, and ends on the page that the next one begins on."""

    def __init__(self, page: Page, background: Background) -> None:
        self.page = page
        self.background = background
        self.seen: list[str] = []

    def hands_over(self, export: Path) -> None:
        """Choose the file and send it: the script shows how far that is."""
        self.follows("Exports")
        self.looks_at("exports")
        self.follows("Upload an export")
        self.looks_at("upload")
        self.page.get_by_label("Export").set_input_files(export)
        held = self._sends_and_waits()
        expect(self.page.get_by_text("Sending the file.")).to_be_visible()
        held.continue_()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(export.name)

    def watches(self, name: str, *, until: str) -> None:
        """See that it waits; once a worker is there, the page says how far it is and comes anew when it is done."""
        expect(self.page.get_by_text("Waiting for a free worker.")).to_be_visible()
        self.looks_at(name, within=".run")
        with self.background():
            expect(self.page.get_by_text(until).first).to_be_visible(timeout=30_000)

    def corrects(self, column: str, meaning: str) -> None:
        """Choose another meaning of one column and have the preview shown again; nothing is saved yet."""
        self.follows("Check how the columns are read")
        self.looks_at("columns")
        headings = self.page.get_by_role("table").get_by_role("columnheader")
        expect(headings.filter(has_text=meaning)).to_have_count(0)
        self.tabs_to(self.page.get_by_label(column, exact=True))
        self.page.keyboard.type(meaning)
        self.presses("Show the preview again")
        expect(headings.filter(has_text=meaning)).to_have_count(1)
        expect(self.page.get_by_label(column, exact=True).locator("option:checked")).to_have_text(meaning)

    def saves_the_mapping(self, name: str) -> None:
        """Give the profile a name and save it."""
        self.types(self.page.get_by_label("Name of this profile"), name)
        self.presses("Save")
        expect(self.page.get_by_text(f"This export is read by the profile {name}, version 1.")).to_be_visible()

    def builds(self) -> None:
        """Ask for a baseline of the only export."""
        self.follows("Build a baseline")
        self.looks_at("build")
        self.types(self.page.get_by_label("Residents"), "20000")
        self.presses("Build the draft")

    def decides(self, spelling: str, reason: str) -> None:
        """See what each choice would do, then choose."""
        self.follows("Call types")
        self.looks_at("call-types")
        self.follows(spelling)
        expect(self.page.get_by_text("What each choice would do to the number of crisis calls")).to_be_visible()
        self.looks_at("decide")
        self.tabs_to(self.page.get_by_label("Yes, a crisis call"))
        self.page.keyboard.press("Space")
        self.types(self.page.get_by_label("Why", exact=True), reason)
        self.presses("Save the decision")

    def freezes(self) -> None:
        """Freeze it, after a second yes: the first press only asks, with the focus on the way out."""
        self._enters(self._button("Freeze…"))
        asked = self.page.get_by_role("dialog", name="Freeze this baseline?")
        expect(asked).to_be_visible()
        expect(asked.get_by_role("button", name="Cancel")).to_be_focused()
        self.looks_at("freeze", within="#freeze")
        self.page.keyboard.press("Shift+Tab")
        expect(asked.get_by_role("button", name="Freeze it for good")).to_be_focused()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        expect(self.page.get_by_text("The baseline is frozen.")).to_be_visible()
        self.looks_at("frozen", within=".baseline__standing")

    def looks_at(self, name: str, *, within: str = "html") -> None:
        """Hold the page, or the part of it that is new, to what holds for every page, in both themes and sizes."""
        self.seen.append(name)
        for size, window in SIZES.items():
            self.page.set_viewport_size(window)
            assert_no_sideways_scrolling(self.page)
            for theme in THEMES:
                self.page.emulate_media(color_scheme=theme)
                assert_axe_clean(self.page, within=within, without=LATER_ROWS)
                self._keeps_a_picture(f"{len(self.seen):02}-{name}-{size}-{theme}.png")
        self.page.set_viewport_size(WIDE)
        if within == "html":
            assert_focus_is_always_seen(self.page)

    def follows(self, words: str) -> None:
        """Go to a link with the Tab key and follow it."""
        with self.page.expect_navigation():
            self._enters(self.page.get_by_role("link", name=words, exact=True).first)

    def presses(self, words: str) -> None:
        """Go to a button with the Tab key and press it; another page follows."""
        with self.page.expect_navigation():
            self._enters(self._button(words))

    def types(self, field: Locator, words: str) -> None:
        """Go to a field and write in it, in place of what stood there."""
        self.tabs_to(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def tabs_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        wanted = target.element_handle()
        for _ in range(300):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("wanted => wanted === document.activeElement", wanted):
                return
        raise AssertionError(f"The Tab key does not lead to {target}.")

    def _button(self, words: str) -> Locator:
        return self.page.get_by_role("button", name=words, exact=True).first

    def _enters(self, target: Locator) -> None:
        self.tabs_to(target)
        self.page.keyboard.press("Enter")

    def _sends_and_waits(self) -> Route:
        """Press Upload and hold the file back on its way, as a slow line would."""
        held: list[Route] = []
        self.page.route(UPLOADS, lambda route: held.append(route), times=1)
        self._enters(self._button("Upload"))
        self.page.wait_for_function("() => !document.querySelector('[data-upload-progress]').hidden")
        return held[0]

    def _keeps_a_picture(self, name: str) -> None:
        if folder := os.environ.get(PICTURES):
            self.page.screenshot(path=Path(folder) / name, full_page=True)


@pytest.fixture
def walk(visit: Visits, background: Background, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """Cora, signed in, on the home page."""
    without_pdf = partial(build_baseline, with_reports=False)
    monkeypatch.setattr("coresponder.program.outcomes.computing.build_baseline", without_pdf)
    return Walk(visit("/home/", by=member("cora")), background)


@pytest.mark.heavy  # two minutes, with a worker of its own
def test_cora_walks_from_an_export_to_a_frozen_baseline(walk: Walk, tmp_path: Path) -> None:
    walk.hands_over(write_export(tmp_path))
    walk.watches("preparing", until="These columns are personal.")
    expect(walk.page.get_by_role("row", name="Caller")).to_be_visible()
    walk.looks_at("export")
    walk.corrects("Beat", "Sector")
    walk.saves_the_mapping("brookville")

    walk.builds()
    walk.watches("building", until="were coded as crisis calls")
    walk.looks_at("draft")
    before = walk.page.locator(".lead").text_content()
    walk.decides("CHECK THE WELFARE", "The team goes to every one of them.")
    walk.presses("Rebuild the draft")
    walk.watches("rebuilding", until="were coded as crisis calls")
    assert walk.page.locator(".lead").text_content() != before

    walk.freezes()
    walk.follows("Coresponder, start page")
    expect(walk.page.get_by_text("Frozen", exact=True)).to_be_visible()
