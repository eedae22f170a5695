"""What a baseline is built from."""

import json
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from coresponder.analysis.baseline.beats import check_map
from coresponder.kernel.errors import InputError
from coresponder.program.calls.models import Export

BEATS_LIMIT_BYTES = 20 * 1024 * 1024


class ExportChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Exports by their file name, size and profile, so that two of one name can be told apart."""

    def label_from_instance(self, export: Export) -> str:
        """What stands beside the check box."""
        saved = export.reading_profile
        return f"{export.file_name} ({export.rows:,} rows, profile {saved.name} version {saved.version})"


class BuildForm(forms.Form):
    """Exports, and what is known beside them. Nothing that is left empty is guessed."""

    title = forms.CharField(
        label="Title",
        max_length=120,
        initial="Before launch",
        help_text="What the planning team will call it.",
        error_messages={"required": "The baseline has no title. Give it a few words."},
    )
    exports = ExportChoices(
        queryset=Export.objects.none(),
        label="Exports",
        help_text="Several are merged: each call counts once, and a later version of a call replaces the earlier one.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "No export was chosen. Choose at least one."},
    )
    population = forms.IntegerField(
        label="Residents",
        required=False,
        min_value=1,
        help_text="For rates per 1,000 residents. Left empty, the rates are left out.",
        error_messages={
            "invalid": "The number of residents is not a whole number. Write it with digits only, such as 184000.",
            "min_value": "The number of residents has to be at least 1. Leave it empty if you do not know it.",
        },
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    beats_file = forms.FileField(
        label="Beats, as GeoJSON",
        required=False,
        help_text="For the map. Each area needs a property with the name of the beat as it stands in the export.",
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
    )

    def __init__(self, *args: Any, exports: QuerySet[Export], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(ExportChoices, self.fields["exports"]).queryset = exports

    def clean_beats_file(self) -> dict[str, Any] | None:
        """The areas as plain data, or the sentence that says what is wrong with the file."""
        upload = self.cleaned_data["beats_file"]
        if upload is None:
            return None
        if upload.size > BEATS_LIMIT_BYTES:
            raise forms.ValidationError("The file with the beats is larger than 20 MB. Simplify the outlines first.")
        try:
            return _checked(upload.read())
        except InputError as problem:
            raise forms.ValidationError(str(problem)) from None


def _checked(written: bytes) -> dict[str, Any]:
    """GeoJSON as plain data; InputError where it is none."""
    try:
        content = json.loads(written.decode("utf-8-sig"))
    except ValueError:
        content = None
    check_map(content)
    return cast("dict[str, Any]", content)
