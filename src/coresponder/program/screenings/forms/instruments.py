"""The forms of the coordinator's page about an instrument."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.formats.fhir.questionnaires import as_pack_content, read_questionnaire
from coresponder.formats.instruments import Pack, read_pack
from coresponder.kernel.errors import InputError
from coresponder.safeguards.accounts.models import Agency

MOST_BYTES = 2_000_000


class AgencyForm(forms.Form):
    """Which agency it is about."""

    agency = forms.TypedChoiceField(
        label="Agency", coerce=int, error_messages={"required": "Choose the agency.", "invalid_choice": "Choose one."}
    )

    def __init__(self, *args: Any, agencies: Sequence[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self._agencies = {each.pk: each for each in agencies}
        self.fields["agency"].choices = [(each.pk, each.name) for each in agencies]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Agency:
        """The agency that was chosen."""
        return self._agencies[self.cleaned_data["agency"]]


class PermissionForm(AgencyForm):
    """What shows that the owner allows it."""

    evidence = forms.CharField(
        label="What shows it, and where it is kept",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Such as: the owner’s e-mail of that day, in the folder “Instruments”; or the license number.",
        error_messages={"required": "Say what shows it. Without that it is no permission."},
    )
    granted_on = forms.DateField(
        label="Granted on",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Say when it was granted."},
    )
    ends_on = forms.DateField(
        label="Last day", required=False, widget=forms.DateInput(attrs={"type": "date"}), help_text="Empty: no end."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["granted_on"].initial = timezone.localdate


class TextForm(AgencyForm):
    """The agency's own text of an instrument, as a file."""

    file = forms.FileField(
        label="The text, as a file",
        help_text="A pack (TOML) or a FHIR Questionnaire (JSON) within the supported subset.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )

    def content(self, shipped: Pack) -> Mapping[str, Any]:
        """What stands in the file. InputError with what is wrong in it."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise InputError("file_too_large", "The file is larger than 2 MB.", "Choose another one.")
        written: bytes = file.read()
        if file.name.lower().endswith(".json"):
            return as_pack_content(read_questionnaire(written), of=shipped.content)
        return read_pack(written).content
