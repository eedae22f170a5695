"""The forms of a self-assessment: its answers, and an action for a gap."""

from typing import Any

from django import forms

from coresponder.program.policies.forms.learning import ImprovementForm
from coresponder.program.readiness.models import SelfAssessment
from coresponder.program.readiness.vocabulary import Question, Rating


class AssessmentForm(forms.Form):
    """Six questions, each with how far one is and what shows it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for question in Question:
            self.fields[question.value] = forms.TypedChoiceField(
                label=question.label, coerce=int, choices=Rating.choices, widget=forms.RadioSelect
            )
            self.fields[f"{question.value}_evidence"] = forms.CharField(
                label="What shows it", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def answers(self) -> dict[Question, tuple[Rating, str]]:
        """What was answered."""
        told = self.cleaned_data
        return {question: (Rating(told[question.value]), told[f"{question.value}_evidence"]) for question in Question}

    @staticmethod
    def of(assessment: SelfAssessment | None) -> dict[str, Any]:
        """What the form shows of an assessment."""
        answers = list(assessment.answers.all()) if assessment else []
        shown: dict[str, Any] = {each.question: each.rating for each in answers}
        return shown | {f"{each.question}_evidence": each.evidence for each in answers}


class GapActionForm(ImprovementForm):
    """For which gap, what somebody is to do, until when."""

    question = forms.ChoiceField(label="For which gap", widget=forms.RadioSelect)
    field_order = ("question", "what", "owner", "due_on")

    def __init__(self, *args: Any, assessment: SelfAssessment, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["question"]
        field.choices = [
            (each.question, each.get_question_display()) for each in assessment.answers.all() if each.is_gap
        ]
