"""The primary outcome is total, takes the first that applies, and is the same for the parts as for the whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coresponder.formats.encounter import FORM, foremost, primary_outcome

HIERARCHY = [
    "death", "arrest_booked", "involuntary_hold", "voluntary_emergency_or_inpatient", "crisis_center_or_detox",
    "medical_emergency_department", "citation", "linked", "referred", "stabilized_in_place", "resolved_no_need",
    "declined", "no_contact",
]  # fmt: skip
CODES = {name: sorted(codes.by_code) for name, codes in FORM.lists.items()}


@st.composite
def some_answers(draw: st.DrawFn) -> dict[str, Any]:
    """Answers to any elements of codes, without regard to sense."""
    names = draw(st.lists(st.sampled_from([each.name for each in FORM.elements if each.codes]), unique=True))
    found: dict[str, Any] = {}
    for name in names:
        codes = st.sampled_from([*CODES[FORM.by_name[name].codes.name], *FORM.absent])  # type: ignore[union-attr]
        is_many = FORM.by_name[name].kind == "codes"
        found[name] = draw(st.lists(codes, min_size=1, max_size=4, unique=True) if is_many else codes)
    return found


def test_the_hierarchy_is_the_published_one() -> None:
    assert [each.code for each in FORM.hierarchy.outcomes] == HIERARCHY


@given(some_answers())
def test_it_is_total_and_takes_the_first_that_applies(answers: dict[str, Any]) -> None:
    found = primary_outcome(FORM, answers)
    applying = [each.code for each in FORM.hierarchy.outcomes if any(when.holds(answers) for when in each.when)]
    assert found == (applying[0] if applying else "not_recorded")
    assert FORM.hierarchy.label_of(found)


@given(some_answers(), some_answers())
def test_of_two_parts_it_is_that_of_the_part_in_which_more_happened(one: dict[str, Any], other: dict[str, Any]) -> None:
    joined = {name: [*_many(one.get(name)), *_many(other.get(name))] for name in {*one, *other}}
    assert foremost(FORM, [primary_outcome(FORM, one), primary_outcome(FORM, other)]) == primary_outcome(FORM, joined)


def _many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


@pytest.mark.parametrize("code", [each.code for each in FORM.lists["disposition"].codes if not each.maps_to])
def test_every_disposition_has_a_rung(code: str) -> None:
    assert primary_outcome(FORM, {"dispositions": [code]}) != "not_recorded"


def test_nothing_recorded_is_never_guessed() -> None:
    assert primary_outcome(FORM, {}) == "not_recorded"
    assert primary_outcome(FORM, {"contact_result": "unknown", "dispositions": "unknown"}) == "not_recorded"
