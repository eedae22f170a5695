"""The HTML report: one file, correct, readable by anyone and anything, asking nothing of anyone else."""

import re
from collections import Counter
from itertools import pairwise
from xml.etree import ElementTree

import html5lib
import pytest

from coresponder.analysis.report import key_figures, render_html, render_key_figures, render_section, sections
from tests.unit.report.sample_baseline import LONG_BEAT, sample_baseline

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def text() -> str:
    return render_html(sample_baseline())


@pytest.fixture(scope="module")
def page(text: str) -> ElementTree.Element:
    """The page, parsed strictly: the first mistake in it is an error."""
    return html5lib.HTMLParser(strict=True).parse(text)


def every(page: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return list(page.iter(HTML + name))


def said(node: ElementTree.Element) -> str:
    return " ".join("".join(node.itertext()).split())


def test_it_has_one_h1_and_its_title_begins_with_it(page):
    (heading,) = every(page, "h1")
    (title,) = every(page, "title")
    assert said(title).startswith(said(heading))
    assert said(heading) == "Wickerbrook County (invented)"


def test_it_names_its_language_and_has_the_landmarks(page):
    assert page.get("lang") == "en"
    assert [len(every(page, name)) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]


def test_no_heading_level_is_skipped(page):
    levels = [int(node.tag[-1]) for node in page.iter() if re.fullmatch(rf"{re.escape(HTML)}h[1-6]", str(node.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique(page):
    counts = Counter(node.get("id") for node in page.iter() if node.get("id"))
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_link_and_label_points_to_something(page):
    ids = {node.get("id") for node in page.iter()}
    targets = [str(link.get("href")) for link in every(page, "a")]
    labels = [name for node in page.iter() for name in (node.get("aria-labelledby") or "").split()]
    assert all(target.startswith("#") for target in targets)
    assert {target[1:] for target in targets} | set(labels) <= ids


def test_every_table_has_a_caption_and_heads_for_its_rows_and_columns(page):
    tables = every(page, "table")
    assert len(tables) > 15
    for table in tables:
        assert said(every(table, "caption")[0])
        assert all(head.get("scope") in ("col", "row", "colgroup") for head in every(table, "th"))
        assert all(said(head) for head in every(table, "th"))
        assert all(len(every(row, "th")) == 1 for row in every(every(table, "tbody")[0], "tr"))


def test_every_row_is_as_wide_as_its_table(page):
    for table in every(page, "table"):
        first = every(every(table, "thead")[0], "tr")[0]
        width = sum(int(head.get("colspan", "1")) for head in every(first, "th"))
        for row in every(every(table, "tbody")[0], "tr"):
            assert len(every(row, "th") + every(row, "td")) == width


def test_every_chart_has_a_table_and_a_sentence_beside_it(page):
    for exhibit in every(page, "section"):
        if "crt-exhibit" in (exhibit.get("class") or "") and list(exhibit.iter(f"{SVG}svg")):
            assert every(exhibit, "table")
            assert said(every(exhibit, "p")[0])


def test_every_chart_is_drawn_for_a_page_and_for_a_phone(page):
    widths = Counter(svg.get("width") for svg in page.iter(f"{SVG}svg"))
    heat_maps = 2  # on a page their tables with the same shades take their place
    assert widths["360"] == widths["720"] + heat_maps


def test_it_asks_for_nothing_from_outside_and_runs_no_script(text, page):
    assert not every(page, "script")
    assert not every(page, "link")
    assert not re.search(r"@import|url\((?!#)|srcset=|\bsrc=", text)
    assert not [name for name in re.findall(r"https?://[^\"'<> ]+", text) if not name.startswith("http://www.w3.org/")]


def test_it_has_no_inline_styles_so_that_a_strict_page_can_show_its_parts(page):
    assert not [node for node in page.iter() if node.get("style")]


def test_what_the_source_wrote_is_shown_and_never_run(text):
    assert "Suicide Threat &lt;active&gt;" in text
    assert "<active>" not in text
    assert LONG_BEAT in text


def test_a_section_of_a_page_can_begin_at_another_heading_level():
    first = sections(sample_baseline())[0]
    assert f'<h3 id="{first.key}-title">' in render_section(first, heading_level=3)


def test_the_cards_are_eight_at_most_and_link_to_their_sections():
    baseline = sample_baseline()
    cards = key_figures(baseline)
    assert len(cards) == 8
    assert {card.section for card in cards} <= {section.key for section in sections(baseline)}
    assert render_key_figures(cards).count("<li") == 8
    assert 'href="/baselines/7/#how_many"' in render_key_figures(cards, page="/baselines/7/")


def test_the_same_baseline_always_gives_the_same_report():
    assert render_html(sample_baseline()) == render_html(sample_baseline())
