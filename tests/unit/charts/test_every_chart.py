"""What every chart owes to whoever reads it, with eyes, with ears, on paper, on a phone."""

import re
from xml.etree import ElementTree

import pytest

from coresponder.analysis.charts import Size
from coresponder.analysis.charts.palette import LIGHT
from coresponder.analysis.charts.svg import WIDTHS
from tests.unit.charts.drawings import CAPTION, SVG, numbers, parsed, shapes
from tests.unit.charts.every_chart import DRAWINGS, of_nothing

SIZES: tuple[Size, ...] = ("wide", "narrow")
every_chart = pytest.mark.parametrize("name", DRAWINGS)
both_sizes = pytest.mark.parametrize("size", SIZES)


@every_chart
@both_sizes
def test_it_is_an_image_with_a_title_and_a_description(name, size):
    drawing = parsed(DRAWINGS[name](CAPTION, size))
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert drawing.get("role") == "img"
    assert title is not None
    assert title.text == "Crisis calls"
    assert description is not None
    assert description.text == "Ten in all."
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@every_chart
@both_sizes
def test_its_ids_begin_with_the_id_that_the_page_gave_it(name, size):
    found = [node.get("id") for node in parsed(DRAWINGS[name](CAPTION, size)).iter() if node.get("id")]
    assert len(found) == len(set(found))
    assert all(str(each).startswith("drawn") for each in found)


@every_chart
@both_sizes
def test_it_needs_no_style_sheet_and_no_style_attribute(name, size):
    """The PDF writer reads presentation attributes only, and the program's pages forbid inline styles."""
    drawing = parsed(DRAWINGS[name](CAPTION, size))
    assert not list(drawing.iter(f"{SVG}style"))
    assert not any(node.get("style") for node in drawing.iter())
    painted = [
        node for node in drawing.iter() if node.tag in (f"{SVG}rect", f"{SVG}text", f"{SVG}path", f"{SVG}circle")
    ]
    assert all(node.get("fill") for node in painted)


@every_chart
def test_every_color_comes_with_the_class_that_a_dark_page_changes(name):
    for node in parsed(DRAWINGS[name](CAPTION, "wide")).iter():
        for kind in ("fill", "stroke"):
            role = re.search(rf"crt-{kind}-([a-z0-9-]+)", node.get("class") or "")
            color = node.get(kind) or "none"
            if color.startswith("#"):
                assert role, ElementTree.tostring(node)
                assert LIGHT[role.group(1)] == color


@every_chart
@both_sizes
def test_nothing_stands_outside_of_the_picture(name, size):
    drawing = parsed(DRAWINGS[name](CAPTION, size))
    _, _, width, height = (float(part) for part in str(drawing.get("viewBox")).split())
    for node in shapes(DRAWINGS[name](CAPTION, size), "text"):
        x, y = numbers(node, "x", "y")
        assert 0 <= x <= width
        assert 0 < y <= height
    assert width == WIDTHS[size]


@every_chart
@both_sizes
def test_it_can_be_drawn_of_nothing(name, size):
    assert parsed(of_nothing(name, CAPTION, size)).tag == f"{SVG}svg"


@every_chart
def test_it_carries_no_red_and_no_green(name):
    colors = set(re.findall(r"#[0-9a-f]{6}", DRAWINGS[name](CAPTION, "wide")))
    for color in colors:
        red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
        assert red - max(green, blue) < 60
        assert green - max(red, blue) < 30
