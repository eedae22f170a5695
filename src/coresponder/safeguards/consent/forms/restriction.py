"""What a person wants kept from somebody, and that it is no longer so."""

from django import forms

from coresponder.safeguards.consent.forms.choices import CLASS_CHOICES, AgencyChoice


class RestrictionForm(forms.Form):
    """From whom, what, and why."""

    kept_from = AgencyChoice(label="Kept from", empty_label="Every other agency")
    data_class = forms.ChoiceField(
        label="What is kept from them", required=False, choices=[("", "Everything"), *CLASS_CHOICES]
    )
    reason = forms.CharField(
        label="Why",
        max_length=1000,
        help_text="In a sentence, so that somebody else understands it later. It is stored encrypted.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "The reason is missing. Say in a sentence why."},
    )


class LiftForm(forms.Form):
    """Why it is lifted."""

    reason = forms.CharField(
        label="Why it is lifted",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "The reason is missing. Say in a sentence why it is lifted."},
    )
