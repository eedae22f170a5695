"""The form of a kind of team."""

from typing import Any

from django import forms

from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.variant_details import VariantDetails
from coresponder.program.deployment.vocabulary import Need, Partner, Presence, Trigger


def _ticks(label: str, choices: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class VariantForm(forms.Form):
    """The axes of one kind of team."""

    title = forms.CharField(label="What it is called", max_length=120)
    with_officer = forms.BooleanField(label="An officer is on it", required=False)
    partners = _ticks("Who works beside the officer, or in place of one", Partner)
    presence = forms.ChoiceField(label="How the partner comes to the person", choices=Presence.choices)
    triggers = _ticks("How it comes to a call", Trigger)
    needs = _ticks("Whom it is for", Need)
    most_at_once = forms.IntegerField(
        label="Calls that one team can be on at once",
        min_value=1,
        max_value=20,
        help_text="More than 1 only by phone or video.",
    )
    description = forms.CharField(
        label="In a sentence or two", required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_active = forms.BooleanField(label="In use: rules and teams can name it", required=False)

    @staticmethod
    def of(variant: ModelVariant) -> dict[str, Any]:
        """What the form shows of a kind of team that there is."""
        return {name: getattr(variant, name) for name in VariantForm.base_fields}

    @property
    def details(self) -> VariantDetails:
        """What was said."""
        told: dict[str, Any] = {name: self.cleaned_data[name] for name in VariantForm.base_fields}
        told = {name: tuple(each) if isinstance(each, list) else each for name, each in told.items()}
        return VariantDetails(**told)


class NewVariantForm(VariantForm):
    """A kind of team that there was not before. Rules and teams name its key, so that never changes."""

    key = forms.SlugField(
        label="Key", max_length=80, help_text="Small letters, digits and hyphens, such as youth-team."
    )
    field_order = ("key",)

    def clean_key(self) -> str:
        """The key, which no other kind of team may have."""
        key = str(self.cleaned_data["key"])
        if ModelVariant.objects.filter(key=key).exists():
            raise forms.ValidationError("Another kind of team has this key. Choose another one.")
        return key
