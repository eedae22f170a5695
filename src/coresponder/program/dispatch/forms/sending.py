"""Sending a team, calling it back, and what is said about it with one code."""

from django import forms

from coresponder.program.dispatch.models import Team
from coresponder.program.dispatch.vocabulary import (
    CANCELLING,
    AlertOutcome,
    AskedBecause,
    NotGoing,
    OverrideBecause,
    Part,
)

CALLED_BACK = [(each.value, each.label) for each in CANCELLING]


class SendForm(forms.Form):
    """Which team is sent to a call, as what, and why something else than advised, if so."""

    team = forms.ModelChoiceField(queryset=Team.objects.filter(is_active=True))
    part = forms.ChoiceField(choices=Part.choices, initial=Part.PRIMARY)
    advised = forms.SlugField(required=False, max_length=40)
    override = forms.ChoiceField(choices=[("", "as advised"), *OverrideBecause.choices], required=False)

    @property
    def chosen_override(self) -> OverrideBecause | None:
        """Why something else than advised is done; None where it is not."""
        chosen = self.cleaned_data["override"]
        return OverrideBecause(chosen) if chosen else None


class AfterEventForm(forms.Form):
    """Which team follows a call up."""

    team = forms.ModelChoiceField(queryset=Team.objects.filter(is_active=True))


class OverrideForm(forms.Form):
    """Why no team is sent though one was advised."""

    advised = forms.SlugField(max_length=40)
    reason = forms.ChoiceField(choices=OverrideBecause.choices)


class CancelForm(forms.Form):
    """Why a team is called back, and which state somebody saw."""

    reason = forms.ChoiceField(choices=CALLED_BACK)
    version = forms.IntegerField(min_value=1, required=False)


class PartForm(forms.Form):
    """What a team is to a call."""

    part = forms.ChoiceField(choices=Part.choices)
    version = forms.IntegerField(min_value=1, required=False)


class UndoForm(forms.Form):
    """Which state somebody saw who takes something back."""

    version = forms.IntegerField(min_value=1, required=False)


class RequestForm(forms.Form):
    """Why patrol asks for a team."""

    reason = forms.ChoiceField(label="Why", choices=AskedBecause.choices)


class NotSentForm(forms.Form):
    """Why no team is sent to a call for which one was asked."""

    reason = forms.ChoiceField(choices=NotGoing.choices)


class CloseAlertForm(forms.Form):
    """How an alert ended."""

    outcome = forms.ChoiceField(label="How it ended", choices=AlertOutcome.choices)


class LineForm(forms.Form):
    """A line of a handover in somebody's own words."""

    text = forms.CharField(
        label="Add a line",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Everybody who takes over reads it, officers and clinicians alike: nothing from a clinical record.",
    )
