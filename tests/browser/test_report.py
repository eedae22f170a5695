"""The HTML report in a real browser, opened from a folder as people open it: both themes, page and phone, keyboard."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from coresponder.analysis.charts.palette import DARK, LIGHT
from coresponder.analysis.report import render_html
from tests.support.browser import (
    LOOKS,
    PHONE,
    WIDE,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.unit.report.sample_baseline import sample_baseline

pytestmark = pytest.mark.browser

SIZES = {"page": WIDE, "phone": PHONE}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("baseline") / "report.html"
    path.write_text(render_html(sample_baseline()), encoding="utf-8")
    return path


@pytest.fixture
def open_report(chromium: Browser, report: Path) -> Iterator[Open]:
    """Opens the report with the network switched off."""
    contexts = []

    def opened(theme: str, size: dict[str, int] = WIDE) -> Page:
        context = chromium.new_context(color_scheme=theme, viewport=size, offline=True, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.goto(report.as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


@LOOKS
def test_axe_finds_nothing(open_report, theme, size):
    page = open_report(theme, size)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert_axe_clean(page)


@pytest.mark.parametrize("size", SIZES)
def test_only_tables_scroll_sideways(open_report, size):
    assert_no_sideways_scrolling(open_report("light", SIZES[size]))


def test_keyboard_focus_is_always_seen(open_report):
    assert_focus_is_always_seen(open_report("light"))


@pytest.mark.parametrize(("theme", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_charts_take_the_colors_of_the_theme(open_report, theme, palette):
    color = open_report(theme).evaluate(
        "getComputedStyle(document.querySelector('#by_month .crt-wide-only .crt-stroke-accent')).stroke"
    )
    assert color == _as_rgb(palette["accent"])


def _as_rgb(color: str) -> str:
    return f"rgb({', '.join(str(int(color[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.mark.parametrize(("size", "shown"), [("page", "720"), ("phone", "360")])
def test_each_chart_is_shown_once_and_in_the_size_of_the_window(open_report, size, shown):
    charts = open_report("light", SIZES[size]).locator("#by_month svg:visible")
    assert charts.count() == 1
    assert charts.first.get_attribute("width") == shown
