"""A facility is told that somebody comes: the least that helps, and who it is only where that may go there."""

import pytest

from coresponder.formats.encounter import FORM
from coresponder.kernel.errors import CoresponderError
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.actions.notices import Told, facilities, prepare_notice, tell_facility
from coresponder.program.encounters.forms.notices import NoticeForm
from coresponder.program.encounters.models import AdvanceNotice, Encounter
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import in_force, term
from tests.support.filing import document, file_as
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db
COMING = Told(
    minutes=15, coming_by="a marked police car", needs=("an interpreter",), situation="Asks to sit by a door."
)


@pytest.fixture
def hospital(db: None) -> Agency:
    return Agency.objects.create(name="Marigold General (invented)", kind="hospital")


@pytest.fixture
def encounter(assignment: Assignment, clara: User, avery: Person) -> Encounter:
    """Clara has filed her part and named Avery, whom the clinic knows."""
    file_as(clara, document(assignment, "clinical", person=avery.pk))
    return Encounter.objects.get()


def agreed(clara: User, hospital: Agency) -> None:
    """The clinic and the hospital have agreed on what goes there for treatment."""
    assert clara.agency is not None
    classes = (DataClass.IDENTITY, DataClass.CLINICAL)
    in_force(*(term(clara.agency, hospital, each, Purpose.TREATMENT) for each in classes))


class TestWithoutAnAgreement:
    def test_the_facility_learns_when_and_how_and_nothing_about_whom(
        self, encounter: Encounter, clara: User, hospital: Agency
    ) -> None:
        prepared = prepare_notice(encounter=encounter, to=hospital, told=COMING, by=clara)
        assert "Coming by a marked police car." in prepared.text
        assert "Needed there: an interpreter." in prepared.text
        assert "Avery" not in prepared.text
        assert "Asks to sit by a door." not in prepared.text

    def test_clara_is_told_what_is_kept_back_and_why(self, encounter: Encounter, clara: User, hospital: Agency) -> None:
        prepared = prepare_notice(encounter=encounter, to=hospital, told=COMING, by=clara)
        assert len(prepared.kept_back) == 2
        assert "no agreement or consent opens it" in " ".join(prepared.kept_back)

    def test_nothing_stands_in_the_ledger(self, encounter: Encounter, clara: User, hospital: Agency) -> None:
        tell_facility(encounter=encounter, to=hospital, told=COMING, by=clara)
        assert not Disclosure.objects.filter(way="notice").exists()


class TestWithAnAgreement:
    def test_name_and_situation_go_along_with_a_line_in_the_ledger(
        self, encounter: Encounter, clara: User, hospital: Agency
    ) -> None:
        agreed(clara, hospital)
        notice = tell_facility(encounter=encounter, to=hospital, told=COMING, by=clara)
        assert "Name: Avery Example." in notice.text
        assert "Asks to sit by a door." in notice.text
        lines = Disclosure.objects.filter(way="notice", recipient=hospital)
        assert {each for line in lines for each in line.data_classes} == {"identity", "clinical"}

    def test_what_was_told_is_kept_word_by_word(self, encounter: Encounter, clara: User, hospital: Agency) -> None:
        told = tell_facility(encounter=encounter, to=hospital, told=COMING, by=clara)
        assert AdvanceNotice.objects.get().pk == told.pk
        assert AuditEvent.objects.get(event="encounter.facility_told").about == f"encounter:{encounter.pk}"


def test_minutes_of_more_than_a_day_are_refused(encounter: Encounter, clara: User, hospital: Agency) -> None:
    with pytest.raises(CoresponderError, match="within a day"):
        prepare_notice(encounter=encounter, to=hospital, told=Told(minutes=2000, coming_by="a car"), by=clara)


def test_clara_looks_first_and_tells_then(
    page: PageClient, encounter: Encounter, clara: User, hospital: Agency
) -> None:
    browser, address = page.as_(clara), f"/encounters/{encounter.pk}/tell-a-facility/"
    ways = FORM.by_name["transport_by"].codes
    assert ways is not None
    form = {"to": str(hospital.pk), "minutes": "10", "coming_by": ways.by_code["ems"].label, "situation": ""}
    looked = browser.post(address, {**form, "look": "1"})
    assert "This is what they would be told" in looked.text
    assert not AdvanceNotice.objects.exists()
    assert "Kept. Read it out, or hand over the paper." in browser.post(address, {**form, "tell": "1"}).text


def test_carlos_who_was_not_there_tells_nobody_of_an_officers_encounter(
    assignment: Assignment, omar: User, carlos: User, hospital: Agency
) -> None:
    file_as(omar, document(assignment))
    with pytest.raises(Denied):
        prepare_notice(encounter=Encounter.objects.get(), to=hospital, told=COMING, by=carlos)


class TestWhatIsOffered:
    def test_nobody_and_nothing_is_chosen_beforehand(self, page: PageClient, encounter: Encounter, clara: User) -> None:
        form = {"minutes": "10", "to": "", "coming_by": "", "look": "1"}
        refused = page.as_(clara).post(f"/encounters/{encounter.pk}/tell-a-facility/", form, status=422)
        assert "Choose who is told." in refused.text
        assert "Choose how you come." in refused.text

    def test_somebody_who_is_taken_nowhere_is_no_arrival(self, hospital: Agency) -> None:
        offered = [label for _, label in NoticeForm(agencies=[hospital]).fields["coming_by"].choices]  # type: ignore[attr-defined]
        assert "not taken anywhere" not in offered
        assert "ambulance" in offered

    def test_only_who_gives_care_or_support_is_told(
        self, clara: User, omar: User, dana: User, hospital: Agency
    ) -> None:
        assert {each.pk for each in facilities(clara)}.isdisjoint({omar.agency_id, dana.agency_id})
        assert hospital in facilities(clara)
