"""A call that somebody imagines, to see what the criteria say of it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.program.deployment.facts import UNKNOWN, CallFacts
from coresponder.program.deployment.language.vocabulary import CODED, FACT_TITLES, codes_of, value_words


class TryForm(forms.Form):
    """The facts of an imagined call. What is left open is not known."""

    type = forms.CharField(label="Call type, as dispatch writes it", required=False, max_length=80)
    priority = forms.IntegerField(label="Priority", required=False, min_value=1, max_value=99)
    beat = forms.CharField(label="Beat", required=False, max_length=40)
    at = forms.DateTimeField(
        label="When",
        required=False,
        help_text="Left empty: now. Hours are read from the local clock.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for fact in CODED:
            choices = [(UNKNOWN, "not known"), *((code, value_words(fact, code)) for code in codes_of(fact))]
            title = FACT_TITLES[fact]
            self.fields[fact] = forms.ChoiceField(label=title[:1].upper() + title[1:], required=False, choices=choices)

    @property
    def facts(self) -> CallFacts:
        """The imagined call."""
        told = self.cleaned_data
        at: datetime = timezone.localtime(told["at"] or timezone.now())
        coded = {fact: told[fact] or UNKNOWN for fact in CODED}
        return CallFacts(at=at, type=told["type"], priority=told["priority"], beat=told["beat"], **coded)
