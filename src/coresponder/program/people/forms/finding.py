"""What somebody types to find a person."""

from django import forms

from coresponder.program.people.forms.parts import NO_AUTOCOMPLETE


class FindForm(forms.Form):
    """Words of a name, a birth year or date, a phone number, in any order."""

    words = forms.CharField(
        label="Name, birth year or date, phone",
        max_length=120,
        required=False,
        help_text="For example: bill smyth 1984. It need not be spelled right.",
        widget=forms.TextInput(attrs={**NO_AUTOCOMPLETE, "autocapitalize": "none"}),
    )
