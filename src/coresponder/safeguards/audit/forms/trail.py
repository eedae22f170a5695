"""Which events are wanted."""

from itertools import groupby
from typing import Any

from django import forms

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.queries.events import TrailFilter
from coresponder.safeguards.audit.registry import all_registered
from coresponder.safeguards.audit.sentences import NO_ACCOUNT
from coresponder.safeguards.audit.vocabulary import NOBODY, Outcome


class TrailFilterForm(forms.Form):
    """Who, what, about whom, when, and how it ended. Everything is optional."""

    who = forms.TypedChoiceField(label="Who", required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label="What", required=False)
    person = forms.UUIDField(
        label="Person served",
        required=False,
        help_text="The id in the address of the person’s page.",
        error_messages={"invalid": "That is not an id of a person. Copy it from the address of the person’s page."},
    )
    begin = forms.DateField(
        label="From",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "That is not a day. Write it as 2026-11-30."},
    )
    end = forms.DateField(
        label="To, included",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "That is not a day. Write it as 2026-11-30."},
    )
    outcome = forms.ChoiceField(label="Outcome", required=False, choices=[("", "Done or refused"), *Outcome.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.order_by("display_name").values_list("pk", "display_name")
        self.fields["who"].choices = [("", "Anybody"), *people, (NOBODY, NO_ACCOUNT)]  # type: ignore[attr-defined]  # choice fields have it
        self.fields["kind"].choices = [("", "Anything"), *_kinds()]  # type: ignore[attr-defined]  # likewise

    def wanted(self) -> TrailFilter:
        """The filter; call it when the form is valid."""
        return TrailFilter(**self.cleaned_data)

    def clean(self) -> dict[str, Any] | None:
        """A period that ends before it begins would find nothing, and look as if nothing had happened."""
        found = super().clean() or {}
        begin, end = found.get("begin"), found.get("end")
        if begin and end and end < begin:
            self.add_error("end", "This day lies before the first one. Exchange the two.")
        return found


def _kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every registered event, in groups by the noun that its name begins with."""
    names = [event.name for event in all_registered()]
    groups = groupby(names, key=lambda name: name.partition(".")[0])
    return [(_words(noun).capitalize(), [(name, _words(name)) for name in found]) for noun, found in groups]


def _words(name: str) -> str:
    return name.replace(".", ": ").replace("_", " ")
