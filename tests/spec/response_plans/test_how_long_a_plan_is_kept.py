"""The plan in use is kept as long as its person; former versions, answers and decisions by rules of their own."""

from datetime import timedelta

from django.utils import timezone

from coresponder.program.people.models import Person
from coresponder.program.response_plans.actions.approving import retire_plan
from coresponder.program.response_plans.actions.deciding import decide_about
from coresponder.program.response_plans.actions.suggesting import answer_suggestion, suggest
from coresponder.program.response_plans.models import PlanDecision, PlanVersion, Suggestion
from coresponder.program.response_plans.vocabulary import Decided, SuggestionAnswer
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.retention.categories import CATEGORIES
from coresponder.safeguards.retention.vocabulary import Disposal
from coresponder.safeguards.vocabulary import Purpose


def ids_due(category: str) -> set[str]:
    return {each.id for each in CATEGORIES[category].find(before=timezone.now() + timedelta(days=1))}


def dispose(category: str, item: object) -> None:
    CATEGORIES[category].dispose[Disposal.DELETE](str(item))


def test_a_version_is_due_after_it_was_taken_out_of_use(plan: PlanVersion, carlos: User) -> None:
    assert not ids_due("plan_version")
    retire_plan(version=plan, reason="Moved away.", by=carlos)
    assert ids_due("plan_version") == {str(plan.pk)}
    dispose("plan_version", plan.pk)
    assert not PlanVersion.objects.exists()


def test_a_suggestion_is_due_after_it_was_answered(plan: PlanVersion, clara: User) -> None:
    made = suggest(version=plan, text="More tea.", is_urgent=False, purpose=Purpose.TREATMENT, by=clara)
    assert not ids_due("plan_suggestion")
    answer_suggestion(suggestion=made, answer=SuggestionAnswer.NOT_TAKEN, note="Enough tea.", by=clara)
    assert ids_due("plan_suggestion") == {str(made.pk)}
    dispose("plan_suggestion", made.pk)
    assert not Suggestion.objects.exists()


def test_the_newest_decision_always_stays(person: Person, cora: User, carlos: User) -> None:
    by = carlos
    first = decide_about(person=person, decided=Decided.PLAN, reason="Often met.", by=by)
    assert not ids_due("plan_decision")
    decide_about(person=person, decided=Decided.NO_PLAN, reason="Moved away.", by=by)
    assert ids_due("plan_decision") == {str(first.pk)}
    dispose("plan_decision", first.pk)
    assert PlanDecision.objects.get().decided == Decided.NO_PLAN


def test_a_whole_person_goes_with_the_plan(plan: PlanVersion, person: Person) -> None:
    assert str(person.pk) in ids_due("person")
    dispose("person", person.pk)
    assert not PlanVersion.objects.exists()


def test_a_version_that_was_edited_lately_keeps_the_person(plan: PlanVersion, person: Person) -> None:
    moment = timezone.now()
    assert list(CATEGORIES["person"].find(before=moment))
    PlanVersion.objects.filter(pk=plan.pk).update(edited_at=moment + timedelta(seconds=1))
    assert not list(CATEGORIES["person"].find(before=moment))
