"""The form of a safety plan."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coresponder.program.screenings.vocabulary import HINTS, Copy, Section

LONGEST_SECTION = 3000


class SafetyPlanForm(forms.Form):
    """The sections in the person's words, and how the person has them."""

    seen_number = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    encounter = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sections: Mapping[Section, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        for section in Section:
            self.fields[section.value] = forms.CharField(
                label=section.label,
                required=False,
                max_length=LONGEST_SECTION,
                help_text=HINTS[section],
                initial=(sections or {}).get(section, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.fields["is_read_back"] = forms.BooleanField(
            label="I read it to the person, who said that it is theirs", required=False
        )
        self.fields["copy_given"] = forms.ChoiceField(
            label="How does the person have it?",
            choices=[(each.value, each.label.capitalize()) for each in Copy],
            initial=Copy.NOT_YET,
        )

    @property
    def sections(self) -> dict[Section, str]:
        """What was written."""
        return {section: self.cleaned_data[section.value] for section in Section}

    @property
    def section_fields(self) -> list[forms.BoundField]:
        """The sections in order."""
        return [self[section.value] for section in Section]


class EndPlanForm(forms.Form):
    """Why a plan is not used any more."""

    reason = forms.CharField(
        label="Why it is not used any more",
        max_length=1000,
        error_messages={"required": "Say why, so that the next person understands."},
    )
