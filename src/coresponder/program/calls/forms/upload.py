"""Handing over an export."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat

from coresponder.program.calls.receiving import ReceivedFile

ACCEPTED = ".csv,.txt,.gz,.zst,.xlsx,.parquet"


class UploadForm(forms.Form):
    """One file. What is in it is looked at by the action; here only that there is one, and that it is not too large."""

    file = forms.FileField(
        label="Export from computer-aided dispatch",
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, limit_bytes: int, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit_bytes = limit_bytes
        self.is_too_large = is_too_large
        self.fields["file"].help_text = (
            "CSV, Excel (xlsx) or Parquet. A CSV may be compressed with gzip or zstd. "
            f"Up to {filesizeformat(limit_bytes)}."
        )

    def clean_file(self) -> ReceivedFile:
        """The received file, or a sentence that says what to do instead."""
        if self.is_too_large:
            raise forms.ValidationError(self.too_large_sentence)
        upload = self.cleaned_data["file"]
        if upload is None:
            raise forms.ValidationError("No file was chosen. Choose the export that your dispatch center gave you.")
        received: ReceivedFile = upload.received
        return received

    @property
    def too_large_sentence(self) -> str:
        """Said here, and by the upload script before it sends anything."""
        return (
            f"The file is larger than {filesizeformat(self.limit_bytes)}, more than a browser can hand over here. "
            "Nothing was kept. On the computer where the file is, run “coresponder baseline FILE --profile PROFILE "
            "--out FOLDER”; it reads files of any size."
        )
