"""Colors that can be told apart and read, in both themes."""

import re
from itertools import pairwise

import pytest

from coresponder.analysis.charts.palette import DARK, HEAT, LIGHT, ON_HEAT
from coresponder.analysis.report import FIGURES_CSS

THEMES = {"light": LIGHT, "dark": DARK}
PAGES = {"light": "#faf8f4", "dark": "#161514"}
each_theme = pytest.mark.parametrize("theme", THEMES)


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@each_theme
@pytest.mark.parametrize("role", ["ink", "muted"])
def test_words_can_be_read_on_the_page_and_on_cards(theme, role):
    assert contrast(THEMES[theme][role], THEMES[theme]["surface"]) >= 4.5
    assert contrast(THEMES[theme][role], PAGES[theme]) >= 4.5


@each_theme
@pytest.mark.parametrize("role", ["accent", "second"])
def test_shapes_stand_out_from_the_page(theme, role):
    assert contrast(THEMES[theme][role], PAGES[theme]) >= 3


@each_theme
@pytest.mark.parametrize(("ground", "words"), list(zip(HEAT, ON_HEAT, strict=True)))
def test_a_number_can_be_read_on_every_shade_of_the_heat_map(theme, ground, words):
    assert contrast(THEMES[theme][ground], THEMES[theme][words]) >= 4.5


@each_theme
def test_the_shades_go_steadily_one_way(theme):
    steps = [luminance(THEMES[theme][role]) for role in HEAT]
    assert all((after < before) is (theme == "light") for before, after in pairwise(steps))


def test_the_style_sheet_and_the_charts_use_the_same_colors():
    found = dict(re.findall(r"--crt-([a-z0-9-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\)", FIGURES_CSS.read_text()))
    assert {role: f"{LIGHT[role]}, {DARK[role]}" for role in LIGHT} == {role: found[role] for role in LIGHT}


def test_what_cannot_read_two_themes_gets_the_light_colors():
    found = dict(re.findall(r"--crt-([a-z0-9-]+): (#[0-9a-f]{6});", FIGURES_CSS.read_text()))
    assert found == {"page": PAGES["light"]} | LIGHT
