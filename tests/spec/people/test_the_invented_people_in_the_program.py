"""The demonstration: one can feel every wall within a minute of signing in."""

import pytest

from coresponder.delivery.web.cast import ensure_cast
from coresponder.program.people import demonstration
from coresponder.program.people.actions.finding import look_for_people
from coresponder.program.people.models import CareNote, DemographicFact, Person, PersonName
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.page import PageClient


@pytest.fixture
def loaded(db: None) -> dict[str, User]:
    cast = ensure_cast()
    demonstration.load(progress=lambda sentence, share: None)
    return cast


def test_the_county_has_its_people_and_a_second_time_changes_nothing(page: PageClient, loaded: dict[str, User]) -> None:
    omar, clara = loaded["omar"], loaded["clara"]
    counts = Person.objects.count(), PersonName.objects.count(), DemographicFact.objects.count()
    events = AuditEvent.objects.count()
    demonstration.load(progress=lambda sentence, share: None)
    assert (Person.objects.count(), PersonName.objects.count(), DemographicFact.objects.count()) == counts
    assert AuditEvent.objects.count() == events
    assert counts[0] == 2002

    found = look_for_people(text="marigold testperson", by=clara, purpose=Purpose.CRISIS_RESPONSE, limit=8)
    marigold = next(each for each in found if each.name == "Marigold Testperson")
    as_clara = page.as_(clara).get(f"/people/{marigold.person_id}/").text
    as_omar = page.as_(omar).get(f"/people/{marigold.person_id}/").text
    assert "Invented clinical note" in as_clara
    assert "stolen clouds" not in as_clara
    assert "stolen clouds" in as_omar
    assert "Invented clinical note" not in as_omar
    assert "Invented treatment note of a Part 2 program" not in as_clara + as_omar

    readable(CareNote.objects.all(), by=clara, purpose=Purpose.TREATMENT)
    classes = set(CareNote.objects.values_list("data_class", flat=True))
    assert classes == {DataClass.CLINICAL, DataClass.SUBSTANCE_USE}
