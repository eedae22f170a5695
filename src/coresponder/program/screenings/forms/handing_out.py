"""For whom a file is, and for what."""

from collections.abc import Iterable
from typing import Any

from django import forms

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.vocabulary import Purpose

FOR_CARE = (Purpose.TREATMENT, Purpose.CARE_COORDINATION, Purpose.CRISIS_RESPONSE)


class HandOutForm(forms.Form):
    """Who gets the file, and what it is for."""

    to = forms.TypedChoiceField(
        label="For", coerce=int, error_messages={"required": "Choose who gets it.", "invalid_choice": "Choose one."}
    )
    purpose = forms.ChoiceField(label="What for", choices=[(each.value, each.label.capitalize()) for each in FOR_CARE])

    def __init__(self, *args: Any, own: Agency, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self._agencies = {each.pk: each for each in (own, *agencies)}
        others = [(each.pk, each.name) for each in self._agencies.values() if each.pk != own.pk]
        self.fields["to"].choices = [(own.pk, f"{own.name}: our own records"), *others]  # type: ignore[attr-defined]

    @property
    def agency(self) -> Agency:
        """Who gets it."""
        return self._agencies[self.cleaned_data["to"]]

    @property
    def chosen_purpose(self) -> Purpose:
        """What for."""
        return Purpose(self.cleaned_data["purpose"])
