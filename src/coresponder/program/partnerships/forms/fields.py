"""Fields that several forms share."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


def day_field(label: str, *, hint: str = "", required: bool = True) -> forms.DateField:
    """A day of this century, chosen or typed."""
    return DayField(
        label=label,
        required=required,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "This is not a day. Write it as 2027-01-31.", "required": "The day is missing."},
    )


class DayField(forms.DateField):
    """A day that a program can mean."""

    def clean(self, value: Any) -> date | None:
        """The day."""
        found: date | None = super().clean(value)
        if found is not None and not EARLIEST <= found < LATEST:
            raise forms.ValidationError("Choose a year from 2000 to 2099.")
        return found


def moment_field(label: str, *, hint: str = "") -> forms.DateTimeField:
    """A day and a time in the program's zone."""
    return MomentField(
        label=label,
        help_text=hint,
        input_formats=["%Y-%m-%dT%H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Give a day and a time, such as 2027-01-31T09:00."},
    )


class MomentField(forms.DateTimeField):
    """A moment that a program can mean."""

    def clean(self, value: Any) -> Any:
        """The instant."""
        try:
            found = super().clean(value)
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid"]) from None
        if found is not None and not EARLIEST.year <= found.year < LATEST.year:
            raise forms.ValidationError("Choose a year from 2000 to 2099.")
        return found


def words_field(
    label: str, *, hint: str = "", rows: int = 3, longest: int = 4000, required: bool = True, missing: str = ""
) -> forms.CharField:
    """Several lines of text."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing or "Say it in a sentence."},
    )


def today() -> date:
    """Today in the program's zone."""
    return timezone.localdate()
