"""Which quarter is published."""

from datetime import date
from typing import Any

from django import forms

from coresponder.program.partnerships.queries.advisory import quarters_to_publish


def quarter_words(starts_on: date) -> str:
    """A quarter as people say it."""
    return f"{starts_on:%B} to {starts_on.replace(month=starts_on.month + 2):%B %Y}"


class QuarterForm(forms.Form):
    """One of the quarters that are over."""

    starts_on = forms.TypedChoiceField(label="Which quarter", coerce=date.fromisoformat)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(each.isoformat(), quarter_words(each)) for each in quarters_to_publish()]
        self.fields["starts_on"].choices = choices  # type: ignore[attr-defined]
