"""Invented content for the page that shows every component."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest


class ExampleForm(forms.Form):
    """A form with one field of each kind, filled in wrong on purpose."""

    title = forms.CharField(label="Title of the baseline", help_text="People will read it on the report.")
    population = forms.IntegerField(label="Residents", required=False, min_value=1)
    time_zone = forms.ChoiceField(
        label="Time zone of the export", choices=[("", "Choose a zone"), ("c", "America/Chicago")]
    )
    grain = forms.ChoiceField(
        label="One row is", widget=forms.RadioSelect, choices=[("call", "a call"), ("unit", "a unit’s response")]
    )
    agreed = forms.BooleanField(label="The planning team has agreed to this baseline")
    export = forms.FileField(label="Export file", required=False, help_text="CSV, Excel or Parquet, up to 2 GB.")


def gallery_content(request: HttpRequest) -> dict[str, Any]:
    """What the gallery's template shows."""
    return {
        "form": ExampleForm({"population": "-3"}),
        "rows": [("Welfare check", 5552), ("Person in mental-health crisis", 2585), ("Suicide attempt", 731)],
        "no_rows": [],
        "page": Paginator(range(100), 10).get_page(request.GET.get("page")),
        "moment": datetime(2025, 3, 9, 8, 30, tzinfo=UTC),
    }
