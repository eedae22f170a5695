"""The police agency's records system gets the officer's part, whole, and no word of anybody else's."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from coresponder.formats.rms import as_csv, as_xml
from coresponder.formats.rms import report as rms
from coresponder.kernel.errors import CoresponderError
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.for_records import take_for_records, take_reviewed_for_records
from coresponder.program.encounters.models import Encounter, PartFiling
from coresponder.program.people.actions.parts import add_name
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.support.filing import document, file_as
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db
LEGAL = {"arrest_eligible": "yes", "enforcement_results": ["warning"]}
CANARY = "Canaryword heard voices."
NOTE = "=1+1 is how the note began."
SCHEMA = Path(rms.__file__).with_name("officers-report.xsd")


@pytest.fixture
def encounter(assignment: Assignment, omar: User, clara: User, avery: Person) -> Encounter:
    """Omar and Clara each filed their part; the police know Avery by another spelling."""
    add_name(person=avery, given="Averie", family="Example", by=omar)
    file_as(omar, document(assignment, answers=LEGAL, narrative=NOTE, person=avery.pk))
    file_as(clara, document(assignment, "clinical", narrative=CANARY, person=avery.pk))
    return Encounter.objects.get()


class TestOmar:
    def test_takes_out_his_part_with_what_it_says_of_the_law(self, encounter: Encounter, omar: User) -> None:
        report = take_for_records(encounter=encounter, by=omar)
        said = {line.element: line.words for line in report.lines}
        assert said["enforcement_results"] == "warning"
        assert (report.narrative, report.calls) == (NOTE, ("E-1",))

    def test_no_word_of_claras_is_in_the_file(self, encounter: Encounter, omar: User) -> None:
        report = take_for_records(encounter=encounter, by=omar)
        written = as_csv([report]) + as_xml([report], written_at=timezone.now()).decode()
        assert "Canaryword" not in written

    def test_the_person_is_named_as_the_police_know_them(self, encounter: Encounter, omar: User) -> None:
        assert take_for_records(encounter=encounter, by=omar).person == "Averie Example"

    def test_a_cell_that_begins_like_a_formula_does_not_run(self, encounter: Encounter, omar: User) -> None:
        assert "'=1+1" in as_csv([take_for_records(encounter=encounter, by=omar)])

    def test_every_file_leaves_a_trace(self, encounter: Encounter, omar: User) -> None:
        take_for_records(encounter=encounter, by=omar)
        trace = AuditEvent.objects.get(event="encounter.taken_for_records")
        assert trace.about == f"encounter:{encounter.pk}"

    def test_gets_the_file_from_the_encounters_page(self, page: PageClient, encounter: Encounter, omar: User) -> None:
        browser = page.as_(omar)
        assert "As XML" in browser.get(f"/encounters/{encounter.pk}/").buttons
        answer = browser.client.post(f"/encounters/{encounter.pk}/for-records/", {"format": "xml"})
        assert answer["Content-Type"] == "application/xml"
        assert ElementTree.fromstring(answer.content).tag.endswith("reports")  # noqa: S314 - our own text


class TestClara:
    def test_has_no_officers_part_to_hand_out(self, encounter: Encounter, clara: User) -> None:
        with pytest.raises(CoresponderError, match="no officer’s part"):
            take_for_records(encounter=encounter, by=clara)

    def test_is_offered_no_such_file(self, page: PageClient, encounter: Encounter, clara: User) -> None:
        assert "As XML" not in page.as_(clara).get(f"/encounters/{encounter.pk}/").buttons


class TestOverSomeDays:
    def test_what_was_reviewed_is_in_the_file_and_nothing_else(self, encounter: Encounter, omar: User) -> None:
        today = timezone.localdate()
        assert not take_reviewed_for_records(from_on=today - timedelta(days=1), to_on=today, by=omar)
        PartFiling.objects.filter(part="operational").update(state="reviewed")
        found = take_reviewed_for_records(from_on=today - timedelta(days=1), to_on=today, by=omar)
        assert [each.encounter for each in found] == [encounter.pk]

    def test_days_the_wrong_way_round_are_said_to_be(self, omar: User) -> None:
        today = timezone.localdate()
        with pytest.raises(CoresponderError, match="lies before"):
            take_reviewed_for_records(from_on=today, to_on=today - timedelta(days=1), by=omar)


def test_the_xml_is_what_its_schema_says(encounter: Encounter, omar: User) -> None:
    etree = pytest.importorskip("lxml.etree")
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    written = as_xml([take_for_records(encounter=encounter, by=omar)], written_at=timezone.now())
    schema.assertValid(etree.fromstring(written))


def test_otis_takes_out_nothing(encounter: Encounter, otis: User) -> None:
    with pytest.raises(Denied):
        take_for_records(encounter=encounter, by=otis)
