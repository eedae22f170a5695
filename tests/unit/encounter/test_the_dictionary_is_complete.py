"""Every published element of the field is in the dictionary, or the dictionary says why not."""

import pytest

from coresponder.formats.encounter import FORM, form_with
from coresponder.formats.encounter.loading import local_names
from coresponder.formats.encounter.reference_page import dictionary_page

# The data elements of an encounter as the field has published them, by the chapter of the reference that lists them.
ELEMENTS = {
    "3.3": """encounter id; call ids; person id; date; contact origin; contact mode; team composition; first
        arriver; police present; police released at; clinician role; contact result; nature of crisis;
        presenting problem; primary problem; observed behavior; threat of violence; weapon present; kind of
        weapon; access to lethal means; substance involved; CIT officer; supervisor on scene; camera;
        techniques; officer time on scene; clinician time; total unit-minutes; documentation minutes;
        facility wait; narrative; data entry""",
    "3.4": """names; aliases; birth date; estimated age; sex; photo; addresses; phones; ids; cross-system key;
        race and ethnicity; gender; pronouns; orientation; age band; language; interpreter; disability;
        veteran; student; tribal; insurance; county; housing; employment; legal status; guardianship;
        probation; services; provider; case manager; psychiatric advance directive; children; firearms;
        safety""",
    "3.5": """tool; version; items; score; band; declined; by; at; risk formulation; capacity; safety plan; LOCUS
        level; diagnosis""",
    "3.6": """offense alleged; severity; mandatory arrest; warrant; arrest eligible; enforcement result;
        counterfactual judgment: would have; by role; confidence; reason; use of force: any; use of force:
        level; use of force: type; use of force: who; on whom; restraint; handcuff-only separate; injury:
        to; injury: cause; injury: severity; injury: treated; death; complaint or critical incident""",
    "3.7": """hold evaluated; met criteria; initiated by role; authority code; grounds; start; end; disposition at
        facility; transport by; restraints; destination type; medical clearance; arrival; accept; officer
        release; refused by facility; refusal reason; bed found; warm hand-off""",
    "3.8": """dispositions; primary outcome""",
}
LISTED = [(chapter, " ".join(name.split())) for chapter, names in ELEMENTS.items() for name in names.split(";")]
SAID = [each.reference for each in FORM.elements] + [each.reference for each in FORM.elsewhere]


@pytest.mark.parametrize(("chapter", "name"), LISTED, ids=[f"{chapter} {name}" for chapter, name in LISTED])
def test_every_published_element_is_asked_kept_elsewhere_or_explained(chapter: str, name: str) -> None:
    assert any(each.startswith(chapter) and name in each for each in SAID), f"Nothing stands for {chapter} {name}."


def test_what_is_kept_elsewhere_says_where_and_what_is_not_kept_says_why() -> None:
    for item in FORM.elsewhere:
        assert item.why.endswith(".")
    assert {each.reference for each in FORM.elsewhere if not each.where} == {"3.4 photo", "3.4 orientation"}


@pytest.mark.parametrize("local", ["", *local_names()])
def test_the_page_names_every_element_and_every_code(local: str) -> None:
    form = form_with(local)
    page = dictionary_page(form)
    for element in form.elements:
        assert f"| `{element.name}` |" in page
    for codes in form.lists.values():
        assert f"### {codes.name}\n" in page
        for code in codes.codes:
            assert f"| `{code.code}` | {code.label} |" in page
