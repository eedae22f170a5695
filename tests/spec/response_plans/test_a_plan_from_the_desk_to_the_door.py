"""A response plan is written by one person, approved by another, and read at the door by whoever an agreement lets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.models import Person
from coresponder.program.response_plans.actions.approving import (
    approve_version,
    confirm_plan,
    retire_plan,
    return_version,
)
from coresponder.program.response_plans.actions.suggesting import answer_suggestion, suggest
from coresponder.program.response_plans.actions.writing import start_version, submit_version, write_version
from coresponder.program.response_plans.models import PlanVersion, Suggestion
from coresponder.program.response_plans.vocabulary import Section, SuggestionAnswer, VersionState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.agreements.actions.stopping import end_agreement
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import Purpose
from tests.spec.response_plans.conftest import SECTIONS
from tests.support.cast import member
from tests.support.page import PageClient


class TestWriting:
    def test_nobody_approves_what_they_wrote(self, draft: PlanVersion, clara: User) -> None:
        submitted = submit_version(version=draft, by=clara)
        with pytest.raises(StateError, match="somebody else has to approve"):
            approve_version(version=submitted, by=clara)

    def test_a_plan_that_somebody_else_approved_is_in_use_and_due_in_six_months(self, plan: PlanVersion) -> None:
        assert plan.state == VersionState.APPROVED
        assert plan.review_due_on == timezone.localdate() + timedelta(days=182)

    @pytest.mark.parametrize("words", ["is schizophrenic", "Excited delirium", "a frequent flyer", "on methadone"])
    def test_a_plan_says_what_helps_and_not_what_it_is_called(
        self, draft: PlanVersion, clara: User, words: str
    ) -> None:
        written = write_version(
            version=draft,
            sections={**SECTIONS, Section.WHEN_IN_CRISIS: words},
            seen_edited_at=draft.edited_at,
            by=clara,
        )
        with pytest.raises(UsageError, match="How the person is in crisis") as refusal:
            submit_version(version=written, by=clara)
        assert words not in str(refusal.value)

    def test_what_the_person_says_of_themselves_is_the_persons_to_say(self, draft: PlanVersion, clara: User) -> None:
        own = {**SECTIONS, Section.OWN_WISHES: "I have bipolar disorder. Ask me what I need."}
        written = write_version(version=draft, sections=own, seen_edited_at=draft.edited_at, by=clara)
        assert submit_version(version=written, by=clara).state == VersionState.SUBMITTED

    def test_a_plan_that_takes_longer_than_90_seconds_is_not_submitted(self, draft: PlanVersion, clara: User) -> None:
        long = {**SECTIONS, Section.STEPS: "slowly " * 300}
        written = write_version(version=draft, sections=long, seen_edited_at=draft.edited_at, by=clara)
        with pytest.raises(UsageError, match="read in 90 seconds"):
            submit_version(version=written, by=clara)

    def test_two_who_write_at_once_lose_nothing(self, draft: PlanVersion, clara: User, carlos: User) -> None:
        seen_at = draft.edited_at
        write_version(version=draft, sections={**SECTIONS, Section.STEPS: "Knock."}, seen_edited_at=seen_at, by=carlos)
        with pytest.raises(StateError, match="Somebody else changed this version"):
            write_version(
                version=draft, sections={**SECTIONS, Section.STEPS: "Ring."}, seen_edited_at=seen_at, by=clara
            )
        draft.refresh_from_db()
        assert draft.steps == "Knock."

    def test_a_returned_version_can_be_written_again(self, draft: PlanVersion, clara: User, carlos: User) -> None:
        submitted = submit_version(version=draft, by=clara)
        returned = return_version(version=submitted, note="Whom do we call at night?", by=carlos)
        assert returned.state == VersionState.DRAFT

    def test_the_next_version_begins_with_what_is_in_use_and_replaces_it(
        self, plan: PlanVersion, person: Person, clara: User, carlos: User
    ) -> None:
        second = start_version(person=person, by=carlos)
        assert (second.number, second.helps_first) == (2, plan.helps_first)
        approve_version(version=submit_version(version=second, by=carlos), by=clara)
        plan.refresh_from_db()
        assert plan.state == VersionState.REPLACED

    def test_a_review_that_finds_nothing_to_change_makes_it_due_later(self, plan: PlanVersion, clara: User) -> None:
        PlanVersion.objects.filter(pk=plan.pk).update(review_due_on=timezone.localdate())
        assert confirm_plan(version=plan, by=clara).review_due_on > timezone.localdate()

    def test_a_plan_taken_out_of_use_stays_as_history_with_the_reason(self, plan: PlanVersion, clara: User) -> None:
        retired = retire_plan(version=plan, reason="The person moved away.", by=clara)
        assert (retired.state, retired.note) == (VersionState.RETIRED, "The person moved away.")

    def test_nobody_takes_a_plan_out_of_use_without_saying_why(self, plan: PlanVersion, clara: User) -> None:
        with pytest.raises(UsageError, match="Say why"):
            retire_plan(version=plan, reason="  ", by=clara)


class TestAtTheDoor:
    def test_an_officer_reads_the_plan_while_the_agreement_is_in_force(
        self, page: PageClient, plan: PlanVersion, agreement: Agreement, omar: User
    ) -> None:
        shown = page.as_(omar).get(f"/people/{plan.person_id}/plan/")
        assert "Speak slowly." in shown.text
        assert "An agreement in force opens response guidance" in shown.text

    def test_what_the_officer_read_stands_in_the_ledger_and_in_the_trail(
        self, page: PageClient, plan: PlanVersion, agreement: Agreement, omar: User
    ) -> None:
        page.as_(omar).get(f"/people/{plan.person_id}/plan/")
        line = Disclosure.objects.get()
        assert (line.recipient, line.opened_by) == (omar.agency, f"agreement:{agreement.pk}")
        assert AuditEvent.objects.filter(event="record.read", about=f"person:{plan.person_id}").exists()

    def test_the_day_the_agreement_ends_there_is_no_such_page(
        self, page: PageClient, plan: PlanVersion, agreement: Agreement, omar: User
    ) -> None:
        end_agreement(agreement=agreement, reason="It is no longer needed.", by=member("priya"))
        page.as_(omar).get(f"/people/{plan.person_id}/plan/", status=404)

    def test_an_officer_sees_no_draft(
        self, page: PageClient, draft: PlanVersion, agreement: Agreement, omar: User
    ) -> None:
        shown = page.as_(omar).get(f"/people/{draft.person_id}/plan/")
        assert "Speak slowly." not in shown.text
        page.as_(omar).get(f"/people/{draft.person_id}/plan/versions/{draft.pk}/", status=403)

    def test_an_officer_suggests_and_behavioral_health_answers(
        self, plan: PlanVersion, agreement: Agreement, omar: User, clara: User
    ) -> None:
        made = suggest(version=plan, text="The dog helped.", is_urgent=True, purpose=Purpose.CRISIS_RESPONSE, by=omar)
        assert made.owner_agency == clara.agency
        with pytest.raises(UsageError, match="Say why the suggestion is not taken"):
            answer_suggestion(suggestion=made, answer=SuggestionAnswer.NOT_TAKEN, note="", by=clara)
        answered = answer_suggestion(suggestion=made, answer=SuggestionAnswer.TAKEN, note="Good.", by=clara)
        assert answered.answered_by == clara

    def test_without_the_agreement_an_officer_cannot_even_suggest(self, plan: PlanVersion, omar: User) -> None:
        with pytest.raises(Denied):
            suggest(version=plan, text="Hello.", is_urgent=False, purpose=Purpose.CRISIS_RESPONSE, by=omar)
        assert not Suggestion.objects.exists()
