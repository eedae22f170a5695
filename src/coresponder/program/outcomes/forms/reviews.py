"""The forms of review meetings."""

from datetime import date
from typing import Any

from django import forms

from coresponder.analysis.measures.outcomes.registry import OUTCOMES
from coresponder.program.outcomes.actions.reviews import Decided
from coresponder.program.outcomes.vocabulary import Expected
from coresponder.program.partnerships.forms.fields import day_field

NO_CASES = "Name no person whom the program serves, and nothing by which somebody could be recognized."
NO_MEASURE = ("", "None: it cannot be seen in a number")


class PeriodForm(forms.Form):
    """When the meeting is held, and which period it looks at."""

    held_on = day_field("Held on")
    first_on = day_field("The period begins")
    last_on = day_field("The period ends")

    def clean(self) -> dict[str, Any]:
        """A period that does not end before it begins."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("first_on"), told.get("last_on")
        if isinstance(first, date) and isinstance(last, date) and first > last:
            self.add_error("last_on", "The period ends before it begins. Correct one of the days.")
        return told


class ReviewForm(PeriodForm):
    """What was said."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)
    notes = forms.CharField(
        label="What was said", required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=NO_CASES,
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What was decided, and where one shall see it."""

    text = forms.CharField(
        label="What was decided",
        max_length=300,
        help_text=NO_CASES,
        error_messages={"required": "Say in a sentence what was decided."},
    )
    owner = forms.CharField(
        label="Who does it",
        max_length=120,
        help_text="A role, an agency, or somebody of the staff.",
        error_messages={"required": "Say who does it."},
    )
    due_on = day_field("Until when")
    measure_key = forms.ChoiceField(label="On which measure it shall be seen", required=False)
    expected = forms.ChoiceField(
        label="What is expected of that measure", required=False, choices=[("", "Nothing"), *Expected.choices],
        help_text="Said before, so that nobody finds afterwards what fits.",
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [NO_MEASURE, *((measure.key, measure.title) for measure in OUTCOMES)]
        self.fields["measure_key"] = forms.ChoiceField(
            label="On which measure it shall be seen", required=False, choices=choices
        )
        self.order_fields(["text", "owner", "due_on", "measure_key", "expected"])

    def clean(self) -> dict[str, Any]:
        """A measure goes with what is expected of it."""
        told: dict[str, Any] = super().clean() or {}
        if bool(told.get("measure_key")) != bool(told.get("expected")):
            self.add_error("expected", "A measure goes with what is expected of it. Choose both, or neither.")
        return told

    @property
    def decided(self) -> Decided:
        """What was told."""
        told = self.cleaned_data
        return Decided(**{name: told[name] for name in ("text", "owner", "due_on", "measure_key", "expected")})
