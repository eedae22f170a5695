"""What a facility is told."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.formats.encounter import FORM
from coresponder.program.encounters.actions.notices import MOST_LETTERS, MOST_MINUTES, Told
from coresponder.safeguards.accounts.models import Agency

NEEDS = (
    ("an interpreter", "An interpreter"),
    ("medical clearance", "Medical clearance"),
    ("a quiet room", "A quiet room"),
    ("access by wheelchair", "Access by wheelchair"),
    ("room for an assistance animal", "Room for an assistance animal"),
)


class NoticeForm(forms.Form):
    """The least that helps a facility to be ready."""

    to = forms.TypedChoiceField(label="Who is told", coerce=int)
    minutes = forms.IntegerField(label="Minutes until you are there", min_value=0, max_value=MOST_MINUTES, initial=15)
    coming_by = forms.ChoiceField(label="Coming by")
    needs = forms.MultipleChoiceField(
        label="Needed there", choices=NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    situation = forms.CharField(
        label="What they have to know to be ready",
        help_text="Goes only if an agreement or a consent lets your part go there. No name.",
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self._agencies = {each.pk: each for each in agencies}
        self.fields["to"].choices = [(each.pk, each.name) for each in self._agencies.values()]  # type: ignore[attr-defined]
        ways = FORM.by_name["transport_by"].codes
        offered = ways.offered_on(timezone.localdate()) if ways else ()
        self.fields["coming_by"].choices = [(each.label, each.label) for each in offered]  # type: ignore[attr-defined]

    @property
    def agency(self) -> Agency:
        """Who is told."""
        return self._agencies[self.cleaned_data["to"]]

    @property
    def told(self) -> Told:
        """What is told."""
        given = self.cleaned_data
        return Told(
            minutes=given["minutes"],
            coming_by=given["coming_by"],
            needs=tuple(given["needs"]),
            situation=given["situation"],
        )
