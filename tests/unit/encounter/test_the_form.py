"""The form is complete, contradicts itself nowhere, and is short where the encounter is routine."""

from datetime import date
from pathlib import Path

import pytest

from coresponder.formats.encounter import FORM, form_with, mapped
from coresponder.formats.encounter.loading import local_names
from coresponder.kernel.errors import ProfileError

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize("local", ["", *local_names()])
def test_every_element_has_a_source_and_a_place_in_the_published_list(local: str) -> None:
    form = form_with(local)
    for element in form.elements:
        assert element.reference, element.name
        assert element.source in form.sources, element.name
        assert (element.codes is not None) == (element.kind in ("code", "codes")), element.name
        assert (element.most is not None) == (element.kind in ("minutes", "count", "text")), element.name
        assert set(element.parts) <= {part.name for part in form.parts}
    for codes in form.lists.values():
        assert {code.source for code in codes.codes} <= set(form.sources), codes.name


def test_every_code_list_is_asked_for_by_an_element() -> None:
    assert {each.codes.name for each in FORM.elements if each.codes} == set(FORM.lists)


def test_a_rejected_construct_is_read_as_what_is_meant_and_never_offered() -> None:
    for name in ("observed_behavior", "presenting_problem"):
        found = mapped(FORM.lists[name], " Excited  Delirium ")
        assert found is not None
        assert found.codes == ("severe_agitation",)
        assert "rejected" in found.why
    assert "delirium" not in str(FORM.document(TODAY)).lower()


def test_the_names_of_other_systems_are_read() -> None:
    assert mapped(FORM.lists["disposition"], "emergent detention/ITA") == mapped(
        FORM.lists["disposition"], "involuntary_hold"
    )
    assert mapped(FORM.lists["disposition"], "what nobody has said") is None


def test_the_authorities_of_a_hold_are_those_of_the_jurisdiction() -> None:
    local = form_with("demonstration").lists["hold_authority"]
    offered = {code.code for code in local.offered_on(TODAY)}
    assert "example_officer_72" in offered
    assert "example_officer_24" not in offered
    assert "example_officer_24" in {code.code for code in local.offered_on(date(2023, 12, 31))}
    assert not offered & set(FORM.lists["hold_authority"].by_code)


def test_a_local_name_adds_to_the_list_and_takes_nothing_away() -> None:
    local = form_with("demonstration").lists["contact_result"]
    assert mapped(local, "MGD-UTL") == mapped(local, "unable_to_locate") == mapped(local, "UTL")
    assert set(local.by_code) == set(FORM.lists["contact_result"].by_code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[list]]\nname = 'no_such'\ncodes = []", "unknown_list"),
        ("[[list]]\nname = 'need'\nextends = true\ncodes = [{ code = 'x' }]", "no_label"),
        ("[[list]]\nname = 'disposition'\nextends = true\ncodes = [{ code = 'x', label = 'arrest' }]", "alias_twice"),
        (
            "[[list]]\nname = 'observed_behavior'\nextends = true\ncodes = [{ code = 'excited_delirium' }]",
            "retired_code",
        ),
        ("[[list]]\nname = 'contact_result'\ncodes = [{ code = 'x', label = 'x' }]", "condition"),
        ("[[list]]\nname = 'need'\nextends = true\ncodes = [{ code = 'x', label = 'x', maps_to = ['y'] }]", "maps_to"),
        ("name = ", "not_toml"),
    ],
)
def test_local_codes_that_do_not_fit_are_refused_with_a_sentence(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "codes.toml"
    path.write_text(text)
    with pytest.raises(ProfileError) as refused:
        form_with(str(path))
    assert refused.value.code == code


def test_local_codes_that_are_not_there_are_named() -> None:
    with pytest.raises(ProfileError, match="demonstration"):
        form_with("nowhere")


@pytest.mark.parametrize("part", ["operational", "clinical"])
def test_a_routine_encounter_takes_at_most_twelve_taps(part: str) -> None:
    seen = {"contact_result": "seen"}
    asked = [
        each
        for each in FORM.elements_of(part)
        if each.is_asked(seen) and (each.is_required or part in each.expected_in) and not each.prefilled_from
    ]
    assert len(asked) + len(["file it"]) <= 12, [each.name for each in asked]


def test_what_is_required_and_filled_in_by_nobody_is_very_little() -> None:
    required = {each.name for each in FORM.elements if each.is_required and not each.prefilled_from}
    assert required == {"contact_result", "dispositions", "hold_authority", "hold_grounds"}


def test_the_form_has_at_most_five_steps_in_order() -> None:
    assert [each.title for each in FORM.steps] == ["Scene", "Person", "What we saw", "What we did", "Next"]
    places = [[step.name for step in FORM.steps].index(each.step) for each in FORM.elements]
    assert places == sorted(places)


def test_only_the_programs_own_follow_ups_never_count_as_repeats() -> None:
    codes = FORM.lists["contact_origin"].codes
    assert {each.code for each in codes if not each.counts_as_repeat} == {
        "proactive_follow_up",
        "outreach",
        "case_conference",
    }
