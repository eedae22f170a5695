"""The forms of coverage: which days, and why a call was missed."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.program.coverage.vocabulary import BY_A_PERSON

USUAL_DAYS, MOST_DAYS = 30, 366


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class PeriodForm(forms.Form):
    """From one local day to another, both included."""

    from_on = _day("From")
    to_on = _day("To, which still counts")

    @staticmethod
    def usual() -> dict[str, Any]:
        """The last thirty days, today included."""
        today = timezone.localdate()
        return {"from_on": today - timedelta(days=USUAL_DAYS - 1), "to_on": today}

    def clean(self) -> dict[str, Any]:
        """The days stand in order and are no more than a year."""
        told = super().clean() or {}
        first, last = told.get("from_on"), told.get("to_on")
        if first and last and not 0 <= (last - first).days < MOST_DAYS:
            self.add_error("to_on", f"Choose a day on or after the first, at most {MOST_DAYS} days in all.")
        if first and not 2000 <= first.year < 2100:
            self.add_error("from_on", "Choose a year from 2000 to 2099.")
        return told


class ReasonForm(forms.Form):
    """Why no team came, as somebody who was there knows it."""

    reason = forms.ChoiceField(
        label="Why did no team come?",
        choices=[(each.value, each.label.capitalize()) for each in BY_A_PERSON],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason that comes closest."},
    )
