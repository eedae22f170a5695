"""Handing over an export."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat

from coresponder.program.calls.receiving import ReceivedFile

ACCEPTED = ".csv,.txt,.gz,.zst,.xlsx,.parquet"


class UploadForm(forms.Form):
    """One file. What is in it is looked at by the action; here only that one has arrived whole."""

    file = forms.FileField(
        label="Export from computer-aided dispatch",
        allow_empty_file=True,
        error_messages={"required": "No file was chosen. Choose the export that your dispatch center gave you."},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, limit_bytes: int, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit_bytes = limit_bytes
        if is_too_large:
            self.fields["file"].error_messages["required"] = self.too_large_sentence
        self.fields["file"].help_text = (
            "CSV, Excel (xlsx) or Parquet. A CSV may be compressed with gzip or zstd. "
            f"Up to {filesizeformat(limit_bytes)}."
        )

    def clean_file(self) -> ReceivedFile:
        """The received file."""
        received: ReceivedFile = self.cleaned_data["file"].received
        return received

    @property
    def too_large_sentence(self) -> str:
        """Said here, and by the upload script before it sends anything."""
        return (
            f"The file is larger than {filesizeformat(self.limit_bytes)}, more than a browser can hand over here. "
            "Nothing was kept. On the computer where the file is, run “coresponder baseline FILE --profile PROFILE "
            "--out FOLDER”; it reads files of any size."
        )
