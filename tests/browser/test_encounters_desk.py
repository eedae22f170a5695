"""The desk pages of encounters as a person meets them: in both themes, on a phone, by keyboard."""

from pathlib import Path
from typing import Any

import pytest

from coresponder.program.encounters.models import Encounter
from coresponder.program.people.actions.persons import add_person
from tests.support.browser import LOOKS, Visit, assert_axe_clean
from tests.support.cast import member
from tests.support.filing import document, file_as
from tests.support.sample_dispatch import SampleDispatch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def encounter() -> Encounter:
    """Omar and Clara have each filed a part; of Clara's there are two copies."""
    assignment, clara = SampleDispatch().assignment, member("clara")
    avery = add_person(given="Avery", family="Example", by=clara)
    file_as(
        member("omar"), document(assignment, answers={"arrest_eligible": "yes", "enforcement_results": ["warning"]})
    )
    file_as(clara, document(assignment, "clinical", person=avery.pk, answers={"presenting_problems": ["grief"]}))
    file_as(clara, document(assignment, "clinical", person=avery.pk, narrative="Another copy of the part."))
    return Encounter.objects.get()


@LOOKS
def test_every_desk_page_is_clean(visit: Visit, encounter: Encounter, theme: str, size: dict[str, int]) -> None:
    address = f"/encounters/{encounter.pk}/"
    for by, each in (
        ("omar", "/encounters/"),
        ("omar", address),
        ("clara", address),
        ("clara", f"{address}clinical/write/"),
        ("carlos", "/encounters/review/"),
        ("carlos", f"{address}clinical/copies/"),
        ("clara", f"/people/{encounter.person_id}/"),
    ):
        page = visit(each, by=member(by), theme=theme, size=size)
        for summary in page.locator("main details > summary").all():
            summary.click()
        assert_axe_clean(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        _keep_a_picture(page, f"{by}{each}{theme}")


def _keep_a_picture(page: Any, name: str) -> None:
    """Where PICTURES names a folder, for somebody who looks at every page."""
    import os

    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{name.replace('/', '_')}.png", full_page=True)
