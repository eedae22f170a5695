"""Handing over a profile that somebody wrote or downloaded."""

from django import forms

from coresponder.formats.cad.profile import Profile, from_toml
from coresponder.kernel.errors import ProfileError

LIMIT_BYTES = 256 * 1024


class ProfileFileForm(forms.Form):
    """A TOML file, read and checked."""

    profile_file = forms.FileField(
        label="Profile file (TOML)",
        error_messages={"required": "No file was chosen. Choose a profile file, which ends in .toml."},
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )

    def clean_profile_file(self) -> Profile:
        """The profile in the file, or the sentence that says what is wrong with it."""
        upload = self.cleaned_data["profile_file"]
        if upload.size > LIMIT_BYTES:
            raise forms.ValidationError("This file is too large to be a profile. Choose a file that ends in .toml.")
        try:
            return from_toml(upload.read().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise forms.ValidationError("The profile is not UTF-8 text. Save it as UTF-8 and try again.") from None
        except ProfileError as problem:
            raise forms.ValidationError(str(problem)) from None
