"""No count from 1 to 10 is printed, and none can be worked out more closely than the threshold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from coresponder.analysis.disclosure.auditing import Audit, exposed_counts
from coresponder.analysis.disclosure.linked_counts import SMALLEST_PUBLISHED, Count, LinkedCounts, Sum, linked
from coresponder.analysis.disclosure.withholding import withhold
from tests.unit.disclosure.tables import closest_range, one_way, two_definitions, two_way

some_counts = st.one_of(st.integers(0, 15), st.integers(0, 60))
tables = st.tuples(st.integers(2, 5), st.integers(2, 5)).flatmap(
    lambda shape: arrays("int64", shape, elements=some_counts).map(lambda table: table.tolist())
)


def assert_safe(counts: LinkedCounts, threshold: int = SMALLEST_PUBLISHED) -> None:
    withheld = withhold(counts, threshold=threshold)
    for key in counts.small(threshold):
        assert key in withheld or not counts.counts[key].published
        low, high = closest_range(counts, withheld, key)
        assert high - low >= threshold - 1e-6


def test_the_threshold_is_eleven() -> None:
    assert SMALLEST_PUBLISHED == 11


def test_a_small_cell_takes_its_smallest_neighbor_with_it() -> None:
    assert withhold(one_way({"north": 120, "south": 4, "east": 31, "west": 55})) == {("south",), ("east",)}


def test_a_zero_stays_where_it_is() -> None:
    assert ("west",) not in withhold(one_way({"north": 120, "south": 4, "east": 31, "west": 0}))


def test_a_table_without_small_cells_is_published_whole() -> None:
    assert withhold(two_way([[11, 0], [300, 12]])) == frozenset()


def test_two_small_cells_that_add_up_to_less_than_the_threshold_do_not_hide_each_other() -> None:
    assert withhold(one_way({"north": 120, "south": 4, "east": 5})) == {("south",), ("east",), ("north",)}


def test_two_small_cells_that_add_up_to_enough_hide_each_other() -> None:
    assert withhold(one_way({"north": 120, "south": 6, "east": 5})) == {("south",), ("east",)}


def test_one_small_cell_in_a_table_with_margins_takes_three_others_with_it() -> None:
    withheld = withhold(two_way([[4, 50, 60], [40, 70, 80], [90, 91, 92]]))
    assert withheld == {("", "r0", "c0"), ("", "r0", "c1"), ("", "r1", "c0"), ("", "r1", "c1")}


def test_a_small_total_is_withheld_too() -> None:
    assert withhold(one_way({"north": 3, "south": 4, "east": 0})) == {("north",), ("south",), ("total",)}


def test_the_threshold_can_be_raised() -> None:
    cells = {"north": 120, "south": 15, "east": 31}
    assert withhold(one_way(cells)) == frozenset()
    assert withhold(one_way(cells), threshold=20) == {("south",), ("east",)}


def test_a_count_that_does_no_harm_is_published_though_it_is_small() -> None:
    assert withhold(linked([Count(key=("days",), value=3, sensitive=False)])) == frozenset()


def test_two_definitions_that_differ_by_a_few_calls_are_not_both_published() -> None:
    counts = two_definitions([[40, 50], [60, 70]], [[3, 20], [30, 40]])
    withheld = withhold(counts)
    assert ("wide", "r0", "c0") in withheld
    assert not any(key[0] == "narrow" for key in withheld)
    low, high = closest_range(counts, withheld, ("difference", "r0", "c0"))
    assert high - low >= SMALLEST_PUBLISHED


def test_two_definitions_that_do_not_differ_are_both_published() -> None:
    assert withhold(two_definitions([[40, 50], [60, 70]], [[0, 0], [0, 0]])) == frozenset()


def test_what_is_withheld_stays_the_same_when_it_is_asked_again() -> None:
    counts = two_way([[4, 50, 60], [40, 7, 80], [90, 91, 2]])
    assert withhold(counts) == withhold(counts)


def test_what_is_withheld_does_not_depend_on_the_order_of_the_cells() -> None:
    cells = {"north": 120, "south": 4, "east": 31, "west": 31}
    assert withhold(one_way(cells)) == withhold(one_way(dict(reversed(cells.items()))))


def test_sums_that_do_not_add_up_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        linked([Count(key=("a",), value=3), Count(key=("b",), value=4)], [Sum(whole=("a",), parts=(("b",),))])


@settings(max_examples=60, deadline=None)
@given(st.lists(some_counts, min_size=1, max_size=12))
def test_no_cell_of_a_list_with_its_total_can_be_worked_out(counts: list[int]) -> None:
    assert_safe(one_way({f"cell {place}": count for place, count in enumerate(counts)}))


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from([5, 11, 20]))
def test_no_cell_of_a_table_with_margins_can_be_worked_out(rows: list[list[int]], threshold: int) -> None:
    assert_safe(two_way(rows), threshold)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_difference_between_two_definitions_can_be_worked_out(data: st.DataObject) -> None:
    narrow = data.draw(tables)
    same_shape = arrays("int64", (len(narrow), len(narrow[0])), elements=some_counts)
    assert_safe(two_definitions(narrow, data.draw(same_shape).tolist()))


@settings(max_examples=40, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_quick_audit_finds_what_two_programs_for_each_cell_find(rows: list[list[int]], random: object) -> None:
    counts = two_way(rows)
    others = sorted(counts.published - counts.small(11))
    withheld = counts.small(11) | set(random.sample(others, k=len(others) // 3))  # type: ignore[attr-defined]
    plain = {key for key in counts.small(11) if _width(counts, withheld, key) < 11 - 1e-6}
    assert set(exposed_counts(counts, withheld, threshold=11)) == plain


def test_the_audit_finds_a_cell_that_was_printed() -> None:
    counts = one_way({"north": 120, "south": 4, "east": 31})
    assert exposed_counts(counts, frozenset(), threshold=11) == (("south",),)


def _width(counts: LinkedCounts, withheld: frozenset, key: tuple) -> float:
    low, high = closest_range(counts, withheld, key)
    return high - low


# Delinquent children by county and education of the head of the household: the made-up table by which the US
# Federal Committee on Statistical Methodology explains suppression (Statistical Policy Working Paper 22), threshold 5.
COUNTIES = [
    [15, 1, 3, 1],
    [20, 10, 10, 15],
    [3, 10, 10, 2],
    [12, 14, 7, 2],
]
LOOKS_SAFE = {
    ("", "r0", "c1"), ("", "r0", "c2"), ("", "r0", "c3"), ("", "r1", "c1"), ("", "r1", "c2"),
    ("", "r2", "c0"), ("", "r2", "c3"), ("", "r3", "c0"), ("", "r3", "c3"),
}  # fmt: skip


def test_the_textbook_table_looks_safe_and_is_not() -> None:
    """Two withheld cells in every row and column, and yet: rows 1 and 2 less columns 2 and 3 leave exactly 1."""
    audit = Audit(two_way(COUNTIES), threshold=5)
    exposed = audit.exposed(LOOKS_SAFE)
    assert ("", "r0", "c3") in exposed
    assert (audit.ranges["", "r0", "c3"].low, audit.ranges["", "r0", "c3"].high) == (1, 1)


def test_the_textbook_table_is_made_safe() -> None:
    assert_safe(two_way(COUNTIES), threshold=5)
