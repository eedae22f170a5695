"""Officer Omar and clinician Clara write the same encounter at the same time, each their own part."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from coresponder.formats.encounter import FilingRefused
from coresponder.program.dispatch.models import Assignment
from coresponder.program.encounters.models import Encounter, PartAnswers, PartFiling
from coresponder.program.encounters.queries.places import encounter_seen_by
from coresponder.program.encounters.queries.reading import SeenEncounter, is_written, read_encounter
from coresponder.program.encounters.vocabulary import PartName
from coresponder.program.people.models import Person
from coresponder.safeguards.access.second_wall import SETTING
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass
from tests.support.agreeing import agreement_in_force
from tests.support.filing import document, file_as

ARREST = {"arrest_eligible": "yes", "enforcement_results": ["warning"], "critical_incident_number": "CI-77"}
OF_OMAR = "Omar wrote this."
OF_CLARA = "Clara wrote this."

pytestmark = pytest.mark.django_db


def close_the_second_wall() -> None:
    """As at the end of a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, '', true)", [SETTING])


def seen(encounter: Encounter, by: User) -> SeenEncounter:
    with transaction.atomic():
        return read_encounter(encounter_seen_by(by, encounter.pk), by=by)


def words(encounter: Encounter, by: User) -> str:
    """Everything that somebody reads of an encounter, as one text."""
    found = seen(encounter, by)
    said = [f"{answer.element.question} {answer.words}" for part in found.parts for answer in part.said]
    return " ".join([*said, *(part.narrative for part in found.parts), found.outcome])


def test_a_time_is_read_in_the_zone_of_the_county(assignment: Assignment, omar: User) -> None:
    file_as(omar, document(assignment, answers={"contact_ended_at": "2026-07-01T10:04:34-05:00"}))
    assert "Jul 1, 2026, 10:04 CDT" in words(Encounter.objects.get(), omar)


def test_both_write_and_neither_sees_what_is_not_theirs(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    by_omar = file_as(omar, document(assignment, answers=ARREST, narrative=OF_OMAR)).filing
    clinical = {"dispositions": ["voluntary_psychiatric_care"], "hold_evaluated": "no"}
    by_clara = file_as(
        clara, document(assignment, "clinical", answers=clinical, narrative=OF_CLARA, person=avery.pk)
    ).filing
    assert by_omar.encounter_id == by_clara.encounter_id
    encounter = Encounter.objects.get()
    of_omar, of_clara = words(encounter, omar), words(encounter, clara)
    assert OF_OMAR in of_omar
    assert OF_CLARA not in of_omar
    assert "warning" in of_omar
    assert "Resolved, no need" in of_omar
    assert OF_CLARA in of_clara
    assert OF_OMAR not in of_clara
    assert "Could somebody have been arrested" not in of_clara
    assert "Voluntary emergency or inpatient care" in of_clara


def test_what_is_closed_says_why_and_not_what_is_behind_it(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    file_as(omar, document(assignment))
    before = {each.title: each.sentence for each in seen(Encounter.objects.get(), omar).closed}
    assert set(before) == {"Clinical part", "Substance-use part"}
    file_as(clara, document(assignment, "clinical", person=avery.pk))
    file_as(clara, document(assignment, "substance_use", person=avery.pk))
    after = {each.title: each.sentence for each in seen(Encounter.objects.get(), omar).closed}
    assert "never open to law enforcement" in after["Substance-use part"]
    assert "Clinical part" in after
    assert "Operational part" not in after


def test_an_agreement_opens_the_operational_part_and_not_what_it_says_of_the_law(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    file_as(omar, document(assignment, answers=ARREST, narrative=OF_OMAR))
    file_as(clara, document(assignment, "clinical", person=avery.pk))
    agreement_in_force(from_=omar, to=clara, classes=(DataClass.OPERATIONAL, DataClass.CRIMINAL_JUSTICE))
    of_clara = words(Encounter.objects.get(), clara)
    assert OF_OMAR in of_clara
    assert "arrested" not in of_clara
    assert "CI-77" not in of_clara
    line = Disclosure.objects.get()
    assert line.person_id == avery.pk
    assert line.data_classes == [DataClass.OPERATIONAL]


def test_whom_the_clinician_names_the_officers_part_is_about_as_well(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    file_as(omar, document(assignment, answers=ARREST, narrative=OF_OMAR))
    assert PartAnswers.objects.filter(person=avery).count() == 0
    file_as(clara, document(assignment, "clinical", person=avery.pk))
    assert PartAnswers.objects.filter(person=avery, part=PartName.OPERATIONAL).count() == 2
    assert OF_OMAR in words(Encounter.objects.get(), omar)


def test_the_team_is_told_that_the_other_part_is_written_and_no_more(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    file_as(omar, document(assignment))
    encounter = Encounter.objects.get()
    with transaction.atomic():
        assert is_written(encounter, PartName.OPERATIONAL)
        assert not is_written(encounter, PartName.CLINICAL)
        with pytest.raises(LookupError):
            is_written(encounter, PartName.SUBSTANCE_USE)


def test_nobody_writes_the_part_of_another_profession(assignment: Assignment, omar: User, clara: User) -> None:
    with pytest.raises(Denied):
        file_as(omar, document(assignment, "clinical"))
    with pytest.raises(Denied):
        file_as(clara, document(assignment, "operational"))
    assert not Encounter.objects.exists()


def test_nobody_writes_who_was_not_there(assignment: Assignment, carlos: User, dana: User, otis: User) -> None:
    for other in (carlos, dana, otis):
        with pytest.raises(Denied):
            file_as(other, document(assignment, "clinical"))
    assert not PartFiling.objects.exists()


def test_a_group_names_nobody_and_stays_with_the_agency_that_met_it(
    assignment: Assignment, omar: User, clara: User
) -> None:
    agreement_in_force(from_=omar, to=clara, classes=(DataClass.OPERATIONAL,))
    file_as(omar, document(assignment, answers={"contact_with": "group", "group_size": 7}, narrative=OF_OMAR))
    encounter = Encounter.objects.get()
    assert encounter.person is None
    assert "7 people" in words(encounter, omar)
    found = seen(encounter, clara)
    assert found.parts == []
    assert all("Nobody is named" in each.sentence for each in found.closed)


def test_a_person_who_is_not_known_to_whoever_writes_is_no_answer(
    assignment: Assignment, omar: User, avery: Person
) -> None:
    with pytest.raises(FilingRefused) as refused:
        file_as(omar, document(assignment, person=avery.pk))
    assert [each.element for each in refused.value.problems] == ["person"]
    assert not Encounter.objects.exists()


def test_what_was_filed_lies_encrypted_and_the_trail_holds_no_word(
    assignment: Assignment, omar: User, clara: User, avery: Person
) -> None:
    file_as(clara, document(assignment, "clinical", narrative=OF_CLARA, person=avery.pk))
    assert OF_CLARA.encode() not in bytes(PartFiling.objects.values_list("body", flat=True).get())
    close_the_second_wall()
    assert not PartFiling.objects.exists()
    assert not PartAnswers.objects.exists()
    events = AuditEvent.objects.filter(event="encounter.filed")
    assert [each.details["part"] for each in events] == ["clinical"]
    assert OF_CLARA not in str([each.details for each in AuditEvent.objects.all()])


def test_it_is_late_by_the_hours_from_the_contact_and_not_by_a_wrong_clock(
    assignment: Assignment, omar: User, clara: User
) -> None:
    now = timezone.now()
    tomorrow = now + timedelta(days=1)
    filed = file_as(omar, document(assignment, at=tomorrow - timedelta(hours=2)), sent_at=tomorrow).filing
    assert filed.late_hours == pytest.approx(2.0, abs=0.1)
    assert filed.clock_offset_seconds == pytest.approx(86_400, abs=60)
    assert filed.is_clock_wrong
    at = (now - timedelta(hours=30)).isoformat()
    late = file_as(clara, document(assignment, "clinical", answers={"contact_started_at": at})).filing
    assert late.late_hours == pytest.approx(30, abs=0.1)
