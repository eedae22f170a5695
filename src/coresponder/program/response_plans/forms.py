"""The forms of response plans."""

from collections.abc import Mapping

from django import forms

from coresponder.program.response_plans.vocabulary import HINTS, Decided, Section, SuggestionAnswer

LONGEST_SECTION = 3000


class PlanForm(forms.Form):
    """The sections of a version, and when the text was last changed as the person saw it."""

    edited_at = forms.DateTimeField(widget=forms.HiddenInput)

    def __init__(self, *args: object, sections: Mapping[Section, str] | None = None, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        for section in Section:
            self.fields[section.value] = forms.CharField(
                label=section.label,
                required=False,
                max_length=LONGEST_SECTION,
                help_text=HINTS[section],
                initial=(sections or {}).get(section, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def sections(self) -> dict[Section, str]:
        """What was written."""
        return {section: self.cleaned_data[section.value] for section in Section}

    @property
    def section_fields(self) -> list[forms.BoundField]:
        """The fields that people see, in order."""
        return [self[section.value] for section in Section]


class ReasonForm(forms.Form):
    """Why something is returned or retired."""

    reason = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why, so that the next person understands."},
    )


class SuggestionForm(forms.Form):
    """What should change, from somebody who was there."""

    text = forms.CharField(
        label="What should change, or what happened?",
        max_length=LONGEST_SECTION,
        help_text="What you saw and what helped. The agency that keeps the plan reads it.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "The suggestion says nothing yet. Say what happened, or what should change."},
    )
    is_urgent = forms.BooleanField(
        label="Somebody could get hurt if it stays as it is",
        required=False,
        help_text="Urgent suggestions stand on top of the list.",
    )


class AnswerForm(forms.Form):
    """What becomes of a suggestion."""

    answer = forms.ChoiceField(
        label="What becomes of it?",
        choices=[
            (each.value, each.label.capitalize()) for each in (SuggestionAnswer.TAKEN, SuggestionAnswer.NOT_TAKEN)
        ],
    )
    note = forms.CharField(label="A word to whoever suggested it", max_length=1000, required=False)


class DecisionForm(forms.Form):
    """Whether a person should have a plan, whatever the count says."""

    decided = forms.ChoiceField(
        label="This person",
        choices=[(each.value, each.label.capitalize()) for each in Decided],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why, so that the next person understands."},
    )


class ThresholdForm(forms.Form):
    """From how many contacts within how many months on somebody should have a plan."""

    contacts = forms.IntegerField(label="Contacts", min_value=2, max_value=99, help_text="From 2 to 99.")
    months = forms.IntegerField(label="Within so many months", min_value=1, max_value=36, help_text="From 1 to 36.")
