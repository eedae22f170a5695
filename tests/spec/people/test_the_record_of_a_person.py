"""The record of a person.

Everything about somebody is a part that belongs to one agency. Each agency writes its own; who reads a part, the access
decision says. Whoever may see nothing of a person is not even told that there is such a person.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.actions import parts
from coresponder.program.people.actions.persons import add_person, add_unknown_person
from coresponder.program.people.models import CareNote, Person, PersonName
from coresponder.program.people.queries.persons import may_know
from coresponder.program.people.vocabulary.facts import DemographicElement, SocialElement, Source
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.spec.people.conftest import safety_fact
from tests.support.agreeing import agreement_in_force
from tests.support.page import PageClient

CANARY = "zanzibarcanary"


def address(person: Person) -> str:
    return f"/people/{person.pk}/"


class TestExistence:
    def test_the_clinic_that_knows_her_opens_her_page(self, page: PageClient, clara: User, marigold: Person) -> None:
        shown = page.as_(clara).get(address(marigold))
        assert shown.heading == "Marigold Testperson"
        assert "Mar 31, 1984" in shown.text

    def test_to_the_police_there_is_no_such_person(self, page: PageClient, omar: User, marigold: Person) -> None:
        hers = page.as_(omar).get(address(marigold), status=404)
        nobodys = page.as_(omar).get(f"/people/{uuid4()}/", status=404)
        assert hers.text == nobodys.text

    def test_an_agreement_about_who_people_are_opens_her_page(
        self, page: PageClient, omar: User, clara: User, marigold: Person
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        assert page.as_(omar).get(address(marigold)).heading == "Marigold Testperson"

    def test_whose_agency_has_a_part_knows_that_she_exists(self, omar: User, clara: User, marigold: Person) -> None:
        safety_fact(marigold, omar)
        assert may_know(omar, marigold.pk, Purpose.CRISIS_RESPONSE)

    def test_somebody_without_a_role_is_told_nothing(self, page: PageClient, otis: User, marigold: Person) -> None:
        page.as_(otis).get(address(marigold), status=404)

    def test_the_coordinator_has_nothing_to_do_with_records_of_people(
        self, page: PageClient, cora: User, marigold: Person
    ) -> None:
        page.as_(cora).get(address(marigold), status=403)


class TestReading:
    def test_reading_is_in_the_audit_trail_without_a_word_of_hers(
        self, page: PageClient, clara: User, marigold: Person
    ) -> None:
        page.as_(clara).get(address(marigold))
        event = AuditEvent.objects.filter(event="record.read").latest("position")
        assert event.about == f"person:{marigold.pk}"
        assert "Marigold" not in str(event.details)

    def test_what_another_agency_is_shown_stands_in_the_ledger(
        self, page: PageClient, omar: User, clara: User, marigold: Person
    ) -> None:
        agreement = agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        page.as_(omar).get(address(marigold))
        line = Disclosure.objects.get()
        assert (line.owner_agency, line.recipient, line.opened_by) == (
            clara.agency,
            omar.agency,
            f"agreement:{agreement.pk}",
        )

    def test_a_closed_class_reads_the_same_whether_anything_is_on_file_or_not(
        self, page: PageClient, omar: User, clara: User, marigold: Person
    ) -> None:
        agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY,))
        before = page.as_(omar).get(address(marigold)).text
        parts.write_care_note(person=marigold, kind=CareNoteKind.TREATMENT, text=CANARY, by=clara)
        after = page.as_(omar).get(address(marigold)).text
        assert CANARY not in after
        assert "A police officer may not read clinical information." in after
        assert _without_times(before) == _without_times(after)

    def test_for_another_purpose_other_parts_are_open(
        self, page: PageClient, omar: User, clara: User, marigold: Person
    ) -> None:
        note = safety_fact(marigold, omar)
        agreement_in_force(from_=omar, to=clara, classes=(DataClass.SAFETY,), purpose=Purpose.TREATMENT)
        as_clara = page.as_(clara)
        assert note.text not in as_clara.get(address(marigold)).text
        assert note.text in as_clara.get(address(marigold), {"purpose": "treatment"}).text

    def test_a_purpose_that_the_role_does_not_have_is_not_chosen(
        self, page: PageClient, clara: User, marigold: Person
    ) -> None:
        page.as_(clara).get(address(marigold), {"purpose": "legal_proceeding"})
        event = AuditEvent.objects.filter(event="record.read").latest("position")
        assert event.details["purpose"] == "crisis_response"


class TestTheSecondWall:
    def test_the_programs_own_role_is_the_one_that_runs_here(self, db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
            assert cursor.fetchone() == ("coresponder", False, False)

    def test_a_query_that_forgets_the_decision_finds_no_clinical_row(self, clara: User, marigold: Person) -> None:
        parts.write_care_note(person=marigold, kind=CareNoteKind.CLINICAL_NOTE, text=CANARY, by=clara)
        _close_the_wall()
        assert not CareNote.objects.exists()
        with transaction.atomic():
            assert readable(CareNote.objects.all(), by=clara, purpose=Purpose.TREATMENT).count() == 1

    def test_an_officers_question_does_not_open_it(self, clara: User, omar: User, marigold: Person) -> None:
        parts.write_care_note(person=marigold, kind=CareNoteKind.CLINICAL_NOTE, text=CANARY, by=clara)
        _close_the_wall()
        readable(CareNote.objects.all(), by=omar, purpose=Purpose.CRISIS_RESPONSE)
        assert not CareNote.objects.exists()

    def test_what_lies_in_the_database_is_not_what_was_written(self, clara: User, marigold: Person) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT given, family FROM people_personname WHERE person_id = %s", [marigold.pk])
            given, family = (bytes(each) for each in cursor.fetchone())
        assert b"Marigold" not in given
        assert b"Testperson" not in family


class TestWriting:
    def test_each_agency_writes_its_own(self, omar: User, clara: User, marigold: Person) -> None:
        fact = safety_fact(marigold, omar)
        assert fact.owner_agency == omar.agency
        with pytest.raises(Denied, match="Only the agency that owns this part"):
            parts.retire_part(part=fact, by=clara)

    def test_an_officer_writes_no_note_of_care(self, omar: User, marigold: Person) -> None:
        with pytest.raises(Denied):
            parts.write_care_note(person=marigold, kind=CareNoteKind.TREATMENT, text="Anything.", by=omar)

    def test_a_dispatcher_notes_what_keeps_people_safe_and_no_name(self, dana: User, marigold: Person) -> None:
        assert safety_fact(marigold, dana).owner_agency == dana.agency
        with pytest.raises(Denied):
            parts.add_name(person=marigold, given="Mary", family="", by=dana)

    def test_every_write_is_one_event(self, clara: User, marigold: Person) -> None:
        before = AuditEvent.objects.count()
        parts.add_name(person=marigold, given="Goldie", family="", kind=NameKind.NICKNAME, by=clara)
        assert AuditEvent.objects.count() == before + 1

    def test_a_correction_keeps_what_was_there(self, page: PageClient, clara: User, marigold: Person) -> None:
        wrong = PersonName.objects.get(person=marigold)
        better = parts.correct_name(
            name=wrong, given="Marigold", middle="Q", family="Testperson", kind=NameKind.LEGAL, by=clara
        )
        wrong.refresh_from_db()
        assert (better.replaces_id, wrong.holds, wrong.full) == (wrong.pk, False, "Marigold Testperson")
        shown = page.as_(clara).get(address(marigold))
        assert shown.heading == "Marigold Q Testperson"
        assert "What was corrected or no longer holds: 1" in shown.text

    def test_what_ended_is_not_ended_twice(self, clara: User, marigold: Person) -> None:
        name = PersonName.objects.get(person=marigold)
        parts.retire_part(part=name, by=clara)
        with pytest.raises(StateError, match="meanwhile"):
            parts.retire_part(part=name, by=clara)

    def test_a_note_that_only_its_author_reads(
        self, page: PageClient, clara: User, carlos: User, marigold: Person
    ) -> None:
        parts.write_care_note(
            person=marigold, kind=CareNoteKind.CLINICAL_NOTE, text=CANARY, is_author_only=True, by=clara
        )
        assert CANARY in page.as_(clara).get(address(marigold)).text
        assert CANARY not in page.as_(carlos).get(address(marigold)).text


class TestSafetyFacts:
    def test_they_never_last_forever(self, omar: User, marigold: Person) -> None:
        with pytest.raises(UsageError, match="a year at most"):
            safety_fact(marigold, omar, days_left=400)

    def test_what_expired_is_no_longer_something_to_be_careful_about(
        self, page: PageClient, omar: User, marigold: Person
    ) -> None:
        fact = safety_fact(marigold, omar)
        fact.observed_on = timezone.localdate() - timedelta(days=20)
        fact.expires_on = timezone.localdate() - timedelta(days=1)
        fact.save(update_fields=["observed_on", "expires_on"])
        shown = page.as_(omar).get(address(marigold)).text
        assert "1 expired" in shown
        assert "That does not mean that there is nothing to be careful about." in shown

    @pytest.mark.parametrize(
        "text",
        [
            "MKE/WANTED PERSON ORI/TX0000000",
            "ncic hit, see return",
            "III record shows prior",
            "criminal history record attached",
            "Ran QH.TX0000000 today",
        ],
    )
    def test_a_pasted_return_is_refused(self, omar: User, marigold: Person, text: str) -> None:
        with pytest.raises(UsageError, match="has no place here"):
            parts.write_justice_note(person=marigold, text=text, by=omar)

    def test_ordinary_words_are_not(self, omar: User, marigold: Person) -> None:
        parts.write_justice_note(person=marigold, text="Is called William Testperson III by neighbors.", by=omar)


class TestFacts:
    def test_declined_is_an_answer_of_its_own_and_only_the_person_gives_it(self, clara: User, marigold: Person) -> None:
        fact = parts.add_demographic_fact(
            person=marigold,
            element=DemographicElement.RACE_ETHNICITY,
            codes=["declined"],
            source=Source.SELF,
            by=clara,
        )
        assert fact.is_absent
        with pytest.raises(UsageError, match="Only the person can decline"):
            parts.add_demographic_fact(
                person=marigold,
                element=DemographicElement.GENDER,
                codes=["declined"],
                source=Source.OBSERVED,
                by=clara,
            )

    def test_race_and_ethnicity_are_one_question_with_several_answers(self, clara: User, marigold: Person) -> None:
        fact = parts.add_demographic_fact(
            person=marigold,
            element=DemographicElement.RACE_ETHNICITY,
            codes=["white", "asian"],
            source=Source.SELF,
            by=clara,
        )
        assert fact.words == "Asian, White"

    def test_the_newest_answer_holds(self, page: PageClient, clara: User, marigold: Person) -> None:
        for code in ("unsheltered", "sheltered"):
            parts.add_social_fact(
                person=marigold, element=SocialElement.HOUSING, codes=[code], source=Source.OBSERVED, by=clara
            )
        text = page.as_(clara).get(address(marigold)).text
        assert text.index("in a shelter") < text.index("History") < text.index("without shelter")

    @pytest.mark.parametrize(
        ("kind", "value", "complaint"),
        [
            (IdentityKind.BIRTH_DATE, "13/45/1984", "not a date"),
            (IdentityKind.BIRTH_DATE, "1/1/2199", "not possible"),
            (IdentityKind.BIRTH_YEARS, "1950-1990", "not possible"),
            (IdentityKind.PHONE, "555-0100", "ten digits"),
        ],
    )
    def test_what_is_none_is_refused_without_repeating_it(
        self, clara: User, marigold: Person, kind: IdentityKind, value: str, complaint: str
    ) -> None:
        with pytest.raises(UsageError, match=complaint) as refused:
            parts.add_identity_fact(person=marigold, kind=kind, value=value, by=clara)
        assert value not in str(refused.value)


class TestUnknownPeople:
    def test_they_have_a_label_of_the_day_that_holds_nothing_personal(self, omar: User) -> None:
        first, second = add_unknown_person(by=omar), add_unknown_person(by=omar)
        today = timezone.localdate().isoformat()
        assert (first.label, second.label) == (f"Unknown {today} A", f"Unknown {today} B")

    def test_a_name_makes_them_known(self, omar: User) -> None:
        person = add_unknown_person(by=omar)
        parts.add_name(person=person, given="Marigold", family="", by=omar)
        person.refresh_from_db()
        assert not person.is_unknown

    def test_a_person_needs_a_name_or_nobody_knows_who_it_is(self, omar: User) -> None:
        with pytest.raises(UsageError, match="There is no name"):
            add_person(given=" ", family="", by=omar)


def _close_the_wall() -> None:
    """As in a new transaction: what an earlier question opened is closed again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('coresponder.opened_classes', '', true)")


def _without_times(text: str) -> str:
    return text.split("Read ", maxsplit=1)[0] + text.split("Safety", maxsplit=1)[1]
