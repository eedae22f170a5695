"""A layout that nobody prepared for is mapped right for at least four fifths of its meaningful columns."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from coresponder.formats.cad.opening import sample_rows
from coresponder.formats.cad.profile import load_profile
from coresponder.formats.cad.proposing import propose
from tests.reference.unseen_layouts.held_out import held_out_layouts
from tests.reference.unseen_layouts.layout import Layout
from tests.reference.unseen_layouts.published import published_layouts
from tests.reference.unseen_layouts.published_later import later_layouts
from tests.reference.unseen_layouts.real import REAL, real_layout
from tests.reference.unseen_layouts.rehearsed import rehearsed_layouts
from tests.reference.unseen_layouts.scoring import Score, score
from tests.reference.unseen_layouts.written_by_another import another_layout

FOUR_FIFTHS = 0.8
PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "profile-proposals.md"
INVENTED = [*rehearsed_layouts(), *held_out_layouts(), *published_layouts(), *later_layouts(), another_layout()]


def named(layouts: list[Layout]) -> list[object]:
    return [pytest.param(layout, id=layout.name) for layout in layouts]


@pytest.mark.parametrize("layout", named(INVENTED))
def test_an_invented_layout_is_mapped_right_for_four_fifths_of_its_columns(layout: Layout) -> None:
    found = score(layout)
    assert found.share >= FOUR_FIFTHS, found.wrong_columns


@pytest.mark.shared_data
@pytest.mark.parametrize("name", REAL)
def test_a_real_layout_is_mapped_right_for_four_fifths_of_its_columns(name: str, shared_data: Path) -> None:
    found = score(real_layout(shared_data, name))
    assert found.share >= FOUR_FIFTHS, found.wrong_columns


@pytest.mark.parametrize("layout", named(INVENTED))
def test_the_page_says_what_comes_out_for_an_invented_layout(layout: Layout) -> None:
    assert said_on_the_page(layout.name) == counted(score(layout))


@pytest.mark.shared_data
@pytest.mark.parametrize("name", REAL)
def test_the_page_says_what_comes_out_for_a_real_layout(name: str, shared_data: Path) -> None:
    assert said_on_the_page(name) == counted(score(real_layout(shared_data, name)))


def test_what_the_proposal_calls_sure_is_right_in_nineteen_of_twenty_columns() -> None:
    right, of = by_standing("sure")
    assert right / of >= 0.95


def test_what_the_proposal_calls_likely_is_right_less_often_than_what_it_calls_sure() -> None:
    sure_right, sure_of = by_standing("sure")
    likely_right, likely_of = by_standing("likely")
    assert FOUR_FIFTHS <= likely_right / likely_of <= sure_right / sure_of


def by_standing(standing: str) -> tuple[int, int]:
    """Over every column of the invented layouts that is given a field: how many are right, of how many."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for layout in INVENTED:
        found = score(layout)
        right += found.right_by_standing
        of += found.of_by_standing
    return right[standing], of[standing]


def counted(found: Score) -> str:
    return f"{found.right} of {found.of}"


def said_on_the_page(name: str) -> str:
    """What the table on the page says in the row of that layout, today's column."""
    row = re.search(rf"^\| `{name}` \|.*\| (\d+ of \d+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return row.group(1) if row else "not on the page"


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ["minneapolis", "seattle"])
def test_the_proposal_is_the_profile_that_was_written_by_hand(name: str, shared_data: Path) -> None:
    header, rows = sample_rows(shared_data / REAL[name][0], rows=10_000)
    proposed, by_hand = propose(header, rows, name=name, time_zone="America/Chicago").profile, load_profile(name)
    assert proposed.fields.keys() == by_hand.fields.keys()
    for field, rule in by_hand.fields.items():
        assert replace(proposed.fields[field], values={}) == replace(rule, values={})
    assert proposed.stamp_formats == by_hand.stamp_formats
