"""Adding a person."""

from django import forms

from coresponder.program.people.forms.parts import NO_AUTOCOMPLETE


class AddPersonForm(forms.Form):
    """The name, as far as it is known."""

    given = forms.CharField(
        label="Given name", max_length=120, required=False, widget=forms.TextInput(attrs=NO_AUTOCOMPLETE)
    )
    family = forms.CharField(
        label="Family name", max_length=120, required=False, widget=forms.TextInput(attrs=NO_AUTOCOMPLETE)
    )
    birth_date = forms.CharField(
        label="Birth date, or about which years",
        max_length=20,
        required=False,
        help_text="3/31/1984, or 1980-1990 where it is estimated.",
        widget=forms.TextInput(attrs=NO_AUTOCOMPLETE),
    )
    is_new = forms.BooleanField(label="None of them: this is somebody else", required=False)
