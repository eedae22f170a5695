"""The search form. It stands in the address, so that a search can be kept; it says nothing about anybody."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.program.services.queries.places import Near, near
from coresponder.program.services.queries.search import Filters
from coresponder.program.services.vocabulary.answers import Answer, Payer
from coresponder.program.services.vocabulary.categories import as_choices
from coresponder.program.services.vocabulary.hours import WantedHours
from coresponder.program.services.vocabulary.languages import NAMES

ANY = [("", "Any")]
YES_ONLY = [("", "Any"), (Answer.YES.value, "Only if yes"), (Answer.UNKNOWN.value, "Where nobody knows")]
MOST_SHOWN = 100


class SearchForm(forms.Form):
    """What is needed, where, when, and for whom."""

    need = forms.ChoiceField(label="What is needed", required=False)
    text = forms.CharField(
        label="Words", required=False, max_length=200, help_text="In the name, the organization or the text."
    )
    near = forms.CharField(
        label="Near", required=False, max_length=120, help_text="A ZIP code, a city, or latitude and longitude."
    )
    within_miles = forms.IntegerField(label="Within miles", required=False, min_value=1, max_value=500)
    at = forms.DateTimeField(
        label="Open at",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )
    hours = forms.ChoiceField(
        label="Of these show", required=False, choices=[(each.value, each.label) for each in WantedHours]
    )
    age = forms.IntegerField(label="Age", required=False, min_value=0, max_value=120)
    language = forms.ChoiceField(label="Language", required=False, choices=[*ANY, *((name, name) for name in NAMES)])
    payer = forms.ChoiceField(label="Payer", required=False, choices=[*ANY, *Payer.choices])
    drop_off = forms.ChoiceField(label="Takes people whom police bring", required=False, choices=YES_ONLY)
    holds = forms.ChoiceField(label="Takes people on a hold", required=False, choices=YES_ONLY)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["need"].choices = [("", "Anything"), *as_choices()]  # type: ignore[attr-defined]  # a choice field
        self.fields["at"].help_text = f"By the clock of {timezone.get_current_timezone_name()}."

    def clean_near(self) -> Near | None:
        """The point that is meant."""
        text = self.cleaned_data["near"].strip()
        found = near(text) if text else None
        if text and found is None:
            raise forms.ValidationError("The directory lists no place there. Give a ZIP code, a city, or coordinates.")
        return found

    def clean(self) -> dict[str, Any]:
        """A distance needs a place to count from."""
        cleaned = super().clean() or {}
        if cleaned.get("within_miles") and not cleaned.get("near") and "near" not in self.errors:
            self.add_error("near", "Say from where the miles count.")
        return cleaned

    @property
    def asked_at(self) -> datetime | None:
        """The hour that was asked for."""
        at: datetime | None = self.cleaned_data.get("at")
        return at

    @property
    def filters(self) -> Filters:
        """What narrows the search."""
        given = self.cleaned_data
        return Filters(
            within_miles=given.get("within_miles"),
            age=given.get("age"),
            language=given.get("language") or "",
            payer=given.get("payer") or "",
            accepts_police_drop_off=Answer(given["drop_off"]) if given.get("drop_off") else None,
            accepts_holds=Answer(given["holds"]) if given.get("holds") else None,
            text=given.get("text") or "",
            hours=WantedHours(given.get("hours") or WantedHours.OPEN_OR_UNKNOWN),
            limit=MOST_SHOWN,
        )
