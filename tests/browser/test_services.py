"""The pages of the directory in a real browser: on the desk by day, on a phone at night."""

from datetime import time

import pytest

from coresponder.program.services.actions.listing import refresh_listings
from coresponder.program.services.models import Phone, ResponderFacts, Schedule, ServiceCategory
from tests.support.browser import (
    PHONE,
    WIDE,
    Visits,
    assert_axe_clean,
    assert_focus_is_always_seen,
    assert_no_sideways_scrolling,
)
from tests.support.cast import member
from tests.support.sample_services import SampleServices

pytestmark = pytest.mark.browser


@pytest.fixture
def sample(transactional_db: None) -> SampleServices:
    """A small directory: a shelter with hours and facts, an import that waits, a disagreement, a term."""
    made = SampleServices()
    service = made.placed
    Schedule.objects.create(
        service=service, freq="WEEKLY", byday="MO,TU,WE,TH,FR,SA,SU", opens_at=time(20), closes_at=time(8)
    )
    ServiceCategory.objects.create(service=service, category="emergency_shelter")
    ResponderFacts.objects.create(service=service, accepts_police_drop_off="yes", target_handover_minutes=10)
    Phone.objects.create(service=service, number="555-0100")
    refresh_listings([service.pk])
    return made


@pytest.mark.parametrize(("theme", "size"), [("light", WIDE), ("dark", PHONE)], ids=["desk", "phone at night"])
def test_the_pages_read_well(visit: Visits, sample: SampleServices, theme: str, size: dict[str, int]) -> None:
    found, service = sample.previewed, sample.placed
    assert sample.disagreement
    assert sample.term
    own = f"/services/{service.pk}/"
    for address in (
        "/services/?at=2026-12-01T22:00&hours=any&near=62501",
        own,
        f"{own}edit/",
        f"{own}hours/",
        f"{own}facts/",
        f"{own}places/add/",
        "/services/organizations/",
        f"/services/organizations/{sample.organization.pk}/",
        "/services/call-list/",
        "/services/disagreements/",
        "/services/terms/",
        f"/services/terms/{sample.term.pk}/",
        "/services/imports/",
        "/services/imports/upload/",
        f"/services/imports/{found.pk}/",
        f"/services/imports/{found.pk}/findings/id_missing/",
    ):
        page = visit(address, by=member("carlos"), theme=theme, size=size)
        assert_axe_clean(page)
        assert_no_sideways_scrolling(page)


def test_the_search_is_filled_in_with_the_keyboard_alone(visit: Visits, sample: SampleServices) -> None:
    assert sample.placed
    assert_focus_is_always_seen(visit("/services/", by=member("carlos")))
