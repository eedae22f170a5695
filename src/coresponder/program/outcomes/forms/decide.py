"""Reviewing call types: which to look at, and what to decide."""

from django import forms

from coresponder.program.calls.vocabulary import DecidedNexus

DECIDABLE = [(choice.value, choice.label) for choice in DecidedNexus if choice != DecidedNexus.WITHDRAWN]


class TypeFilterForm(forms.Form):
    """Which call types are listed."""

    show = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[
            ("unknown", "Unknown: no rule reads them"),
            ("possible", "Possible"),
            ("yes", "Yes, crisis calls"),
            ("no", "No"),
            ("decided", "Decided by a person"),
            ("all", "All"),
        ],
    )
    search = forms.CharField(label="Contains", required=False, max_length=80)


class DecideForm(forms.Form):
    """A decision on one or several call types, with the reason that everybody will read."""

    nexus = forms.ChoiceField(
        label="Are these crisis calls?",
        choices=DECIDABLE,
        widget=forms.RadioSelect,
        error_messages={"required": "Nothing was decided. Choose yes, possibly or no."},
    )
    reason = forms.CharField(
        label="Why",
        max_length=500,
        help_text="One sentence. It is shown with every baseline that is built from now on. Name no person.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "The reason is missing. Say in a sentence why; it is read with the baseline."},
    )
