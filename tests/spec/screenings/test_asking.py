"""An instrument is asked as its owner published it, by those who may, at an agency that has put it in use."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coresponder.kernel.errors import InputError, StateError, UsageError
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.instruments import take_out_of_use
from coresponder.program.screenings.actions.screenings import Given, end_screening, record_screening
from coresponder.program.screenings.models import Screening
from coresponder.program.screenings.vocabulary import How, Status
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass
from tests.spec.screenings.conftest import Ask, phq_9, steps_of


class TestAnswers:
    def test_every_question_answered_gives_the_total_and_the_band(self, ask: Ask) -> None:
        screening = ask("phq-9", **phq_9(q1="nearly_every_day", q2="nearly_every_day", q4="nearly_every_day"))
        assert screening.status == Status.COMPLETE
        assert screening.result is not None
        assert (screening.result.scores, screening.result_label) == ({"total": 9}, "Mild")

    def test_a_question_that_was_left_out_is_not_filled_in(self, ask: Ask) -> None:
        answers = phq_9(q1="nearly_every_day")
        del answers["q5"], answers["q8"]
        screening = ask("phq-9", **answers)
        assert screening.result_label == "Incomplete (7 of 9)"
        assert screening.result is not None
        assert screening.result.scores == {}

    def test_a_screening_without_an_answer_is_none(self, ask: Ask) -> None:
        with pytest.raises(UsageError, match="No question was answered"):
            ask("phq-9")

    def test_an_answer_that_the_instrument_does_not_have_is_refused_and_nothing_is_kept(self, ask: Ask) -> None:
        with pytest.raises(InputError, match="no such answer"):
            ask("phq-2", q1="sometimes")
        assert not AuditEvent.objects.filter(event="screening.recorded").exists()

    def test_what_was_answered_is_kept_under_the_instrument_that_was_in_use_then(self, ask: Ask, cora: User) -> None:
        screening = ask("phq-2", q1="several_days", q2="not_at_all")
        take_out_of_use(agency=screening.owner_agency, key="phq-2", by=cora)
        with everything_let_through():
            kept = Screening.objects.get(pk=screening.pk)
        assert kept.result is not None
        assert kept.result.scores == {"total": 1}

    def test_a_screening_of_tomorrow_is_a_mistake(self, in_use: None, person: Person, clara: User) -> None:
        tomorrow = timezone.now() + timedelta(days=1)
        given = Given(how=How.ITEMS, answers={"q1": "no"})
        with pytest.raises(UsageError, match="in the future"):
            record_screening(person=person, key="asq", given=given, administered_at=tomorrow, by=clara)

    def test_the_same_screening_from_the_phone_twice_is_one(self, in_use: None, person: Person, clara: User) -> None:
        identity, given = uuid4(), Given(how=How.ITEMS, answers={"q1": "yes"})
        options = {"person": person, "key": "asq", "given": given, "administered_at": timezone.now(), "by": clara}
        first = record_screening(identity=identity, **options)
        second = record_screening(identity=identity, **options)
        assert first.pk == second.pk
        assert len(steps_of(first)) == 1


class TestWithoutQuestions:
    def test_a_declined_screening_is_recorded_with_the_reason(self, ask: Ask) -> None:
        screening = ask("asq", given=Given(how=How.DECLINED, reason="Wanted to sleep first."))
        assert (screening.status, screening.result, screening.reason) == (
            Status.NOT_DONE,
            None,
            "Wanted to sleep first.",
        )

    def test_nobody_leaves_a_screening_out_without_saying_why(self, ask: Ask) -> None:
        with pytest.raises(UsageError, match="Say why"):
            ask("asq", given=Given(how=How.UNABLE, reason=" "))

    def test_the_result_of_an_instrument_whose_text_is_withheld_is_entered(self, ask: Ask) -> None:
        screening = ask("c-ssrs-screener", given=Given(how=How.ENTERED, entered="high", form_version="Recent 2021"))
        assert (screening.result_label, screening.form_version) == ("High", "Recent 2021")

    def test_its_questions_cannot_be_answered_here(self, ask: Ask) -> None:
        with pytest.raises(InputError, match="Only the result of DAST-10 is entered here"):
            ask("dast-10", q1="yes")


class TestWhoAndWhere:
    def test_what_the_agency_has_not_put_in_use_is_not_computed(self, ask: Ask) -> None:
        with pytest.raises(StateError, match="has not put this instrument in use"):
            ask("gad-7", q1="not_at_all")

    def test_an_officer_asks_no_instrument(self, ask: Ask, omar: User) -> None:
        with pytest.raises(Denied, match="may not record screenings"):
            ask("asq", by=omar, q1="yes")

    def test_alcohol_is_a_class_of_its_own(self, ask: Ask) -> None:
        assert ask("audit-c", q1="never").data_class == DataClass.SUBSTANCE_USE

    def test_no_score_and_no_answer_stands_in_the_trail(self, ask: Ask) -> None:
        ask("phq-9", **phq_9(q9="several_days"))
        event = AuditEvent.objects.get(event="screening.recorded")
        assert event.details == {"instrument": "phq-9", "how": "items", "status": "complete", "steps": 1}

    def test_a_screening_that_was_a_mistake_stays_with_the_reason(self, ask: Ask, clara: User) -> None:
        screening = ask("phq-2", q1="several_days", q2="not_at_all")
        ended = end_screening(screening=screening, reason="Asked of the sister.", by=clara)
        assert (ended.holds, ended.end_reason) == (False, "Asked of the sister.")
        with pytest.raises(StateError, match="marked as a mistake already"):
            end_screening(screening=screening, reason="Again.", by=clara)
