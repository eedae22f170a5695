"""The small forms of reviewing, of adding, and of saying who it was."""

import re

from django import forms

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


class CommentForm(forms.Form):
    """Why a part goes back."""

    comment = forms.CharField(
        label="What has to be mended?",
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Nothing was written. Say what to mend, so that the author can."},
    )


class AddendumForm(forms.Form):
    """What is added to a part that was reviewed."""

    text = forms.CharField(
        label="What is to be added?",
        help_text="What was written stays as it is. An addition cannot be taken back.",
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": "Nothing was written. Write at least a sentence."},
    )


class PersonForm(forms.Form):
    """Whom an encounter is with, by the address of the person's page."""

    person = forms.CharField(
        label="Address of the person’s page",
        help_text="Open the person’s page, and copy its address here.",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Nothing was written. Copy the address of the person’s page."},
    )

    def clean_person(self) -> str:
        """The id in the address."""
        found = ID.search(self.cleaned_data["person"])
        if found is None:
            raise forms.ValidationError("This is not the address of a person’s page. Copy it from there.")
        return found[0]
