"""Mission and vision, goals, objectives, and their numbers."""

from typing import Any

from django import forms

from coresponder.program.partnerships.actions.goals import Target
from coresponder.program.partnerships.forms.fields import day_field, today, words_field
from coresponder.program.partnerships.measured_sources import definitions


class StatementForm(forms.Form):
    """Mission and vision. `based_on` is the version that the writer sees."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    mission = words_field("Mission", hint="What the program does, for whom, in one or two sentences.", longest=1000)
    vision = words_field("Vision", hint="How the community is once it works.", longest=1000, required=False)
    note = forms.CharField(label="What you changed", required=False, max_length=200)


class GoalForm(forms.Form):
    """What shall change, why, and what is done for it."""

    title = forms.CharField(label="Goal", max_length=160, help_text="What shall be otherwise.")
    why = words_field("Why", required=False, longest=2000)
    activities = words_field("What the program does for it", hint="One thing a line.", rows=5, required=False)

    @property
    def lines(self) -> list[str]:
        """The activities."""
        return str(self.cleaned_data["activities"]).splitlines()


def _number(label: str) -> forms.DecimalField:
    return forms.DecimalField(label=label, max_digits=12, decimal_places=3)


class ObjectiveForm(forms.Form):
    """Which measure shall move from where to where until when."""

    words = forms.CharField(label="Objective", max_length=200, help_text="In a sentence, with the number.")
    measure_key = forms.ChoiceField(label="Measured by")
    baseline_value = _number("Baseline")
    baseline_source = forms.CharField(label="Where the baseline is known from", max_length=200)
    target_value = _number("Target")
    by_on = day_field("Until this day")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(each.key, f"{each.title} ({each.unit})") for each in definitions()]
        self.fields["measure_key"].choices = choices  # type: ignore[attr-defined]

    @property
    def target(self) -> Target:
        """What was said."""
        return Target(**self.cleaned_data)


class ReadingForm(forms.Form):
    """What the measure was on a day."""

    value = _number("Value")
    on = day_field("On this day")
    source = forms.CharField(label="Where that is known from", max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["on"].initial = today()
