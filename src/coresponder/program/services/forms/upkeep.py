"""Noting what came of a call, saying how old is too old, uploading a directory, mapping a term."""

from typing import Any

from django import forms

from coresponder.program.services.vocabulary.answers import VerificationResult
from coresponder.program.services.vocabulary.categories import as_choices

LIMIT_BYTES = 100 * 1024 * 1024


class VerificationForm(forms.Form):
    """What came of asking a service."""

    result = forms.ChoiceField(choices=VerificationResult.choices)
    note = forms.CharField(label="A word about it", required=False, max_length=1000)


class FreshnessForm(forms.Form):
    """After how many days a service looks stale."""

    days_for_crisis = forms.IntegerField(
        label="Where people in a crisis are brought", min_value=1, max_value=730, help_text="Days, from 1 to 730."
    )
    days_for_others = forms.IntegerField(
        label="All other services", min_value=1, max_value=730, help_text="Days, from 1 to 730."
    )


class PackageForm(forms.Form):
    """A directory, and whose it is."""

    source_name = forms.CharField(
        label="Whose directory is it?",
        max_length=120,
        help_text="For example “Marigold County 211”. Use the same name each time: by it the rows are recognized.",
        error_messages={"required": "Say whose directory it is."},
    )
    file = forms.FileField(
        label="The file",
        help_text="A zip archive with the CSV files of HSDS 1 to 3, or one JSON file. At most 100 MB.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Export it again."},
    )

    def clean_file(self) -> Any:
        """A file that is not too large."""
        given = self.cleaned_data["file"]
        if given.size > LIMIT_BYTES:
            raise forms.ValidationError("The file is larger than 100 MB. Import it on the command line.")
        if not given.name.casefold().endswith((".zip", ".json")):
            raise forms.ValidationError("This is neither a zip archive nor a JSON file.")
        return given


class MappingForm(forms.Form):
    """To which categories of ours an outside term belongs."""

    categories = forms.MultipleChoiceField(
        label="Categories",
        required=False,
        help_text="Hold Ctrl or Cmd to choose several.",
        widget=forms.SelectMultiple(attrs={"size": 12}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["categories"].choices = as_choices()  # type: ignore[attr-defined]  # a choice field
