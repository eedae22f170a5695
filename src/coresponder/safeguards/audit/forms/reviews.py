"""What the privacy officer writes in the weekly review."""

from django import forms


class LookForm(forms.Form):
    """What a look at a finding came to."""

    finding = forms.CharField(widget=forms.HiddenInput, max_length=80)
    note = forms.CharField(
        label="What your look came to",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "The note is missing. Say in a sentence what your look came to."},
    )
