"""How the columns of an export are read, as a person corrects it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.text import slugify

from coresponder.formats.cad.profile import Profile, check
from coresponder.kernel.errors import ProfileError
from coresponder.program.calls.column_choices import NOT_USED, PERSONAL, choices_of, with_choices
from coresponder.program.calls.vocabulary import FIELD_GROUPS

COLUMN_CHOICES = [
    (NOT_USED, "Not used"),
    *((group, list(titles.items())) for group, titles in FIELD_GROUPS.items()),
    ("Take away", [(PERSONAL, "Personal: remove this column")]),
]


@cache
def time_zone_names() -> tuple[str, ...]:
    """Every name that the field accepts, for the browser's search list; places before abbreviations."""
    return tuple(sorted(available_timezones(), key=lambda name: ("/" not in name, name)))


def field_name(column: str) -> str:
    """The form field of a column: by its name, so that a page sent twice never means another column."""
    return f"column_{hashlib.sha256(column.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, kw_only=True)
class ColumnField:
    """One column of the export with the form field in which its meaning is chosen."""

    column: str
    bound: forms.BoundField


class MappingForm(forms.Form):
    """For each column what it is, and what holds for the whole export. `profile` is what the choices amount to."""

    time_zone = forms.CharField(
        label="Time zone of the times in the file",
        help_text="Type the nearest large city, for example Chicago, and choose from the list.",
        error_messages={"required": "The time zone is missing. Choose a name such as America/Chicago."},
        widget=forms.TextInput(attrs={"list": "time-zones", "autocomplete": "off", "spellcheck": "false"}),
    )
    repeated_hour = forms.ChoiceField(
        label="The hour that occurs twice in autumn",
        choices=[
            ("first", "Read it as the first (still daylight time)"),
            ("second", "Read it as the second (standard time)"),
        ],
        help_text="Only where the file does not say which. The calls are counted and marked either way.",
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label="Name of this profile",
        max_length=60,
        help_text="The next export of this layout is read by it. Lower-case letters, digits and hyphens.",
        error_messages={"required": "The profile has no name. Give it one, for example your city’s."},
    )

    def __init__(self, *args: Any, base: Profile, columns: list[str], **kwargs: Any) -> None:
        self.base, self.columns = base, columns
        super().__init__(*args, **{**kwargs, "initial": self._initial()})
        for column in columns:
            self.fields[field_name(column)] = forms.ChoiceField(choices=COLUMN_CHOICES, required=False, label=column)

    def column_fields(self) -> Iterator[ColumnField]:
        """The columns in the file's order."""
        for column in self.columns:
            yield ColumnField(column=column, bound=self[field_name(column)])

    def clean_name(self) -> str:
        """A name that can stand in a file name."""
        name = str(slugify(self.cleaned_data["name"]))
        if not name:
            raise forms.ValidationError("A name needs at least one letter or digit.")
        return name

    def clean(self) -> dict[str, Any]:
        """Check the profile that the choices amount to, as the program checks every profile."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                check(self.profile)
            except ProfileError as problem:
                self.add_error("time_zone" if problem.code == "unknown_time_zone" else None, str(problem))
        return cleaned

    @property
    def choices(self) -> dict[str, str]:
        """For each column what was chosen."""
        return {column: self.cleaned_data[field_name(column)] for column in self.columns}

    @property
    def personal_columns(self) -> list[str]:
        """The columns that were marked as personal, to be removed once that is confirmed."""
        return [column for column, choice in self.choices.items() if choice == PERSONAL]

    @property
    def profile(self) -> Profile:
        """What the choices amount to; its version is counted when it is saved."""
        choices = {column: NOT_USED if choice == PERSONAL else choice for column, choice in self.choices.items()}
        chosen = with_choices(self.base, columns=self.columns, choices=choices)
        return replace(
            chosen,
            name=self.cleaned_data["name"],
            time_zone=self.cleaned_data["time_zone"].strip(),
            repeated_hour=self.cleaned_data["repeated_hour"],
        )

    def _initial(self) -> dict[str, Any]:
        chosen = choices_of(self.base, self.columns)
        return {
            "time_zone": self.base.time_zone,
            "repeated_hour": self.base.repeated_hour,
            "name": self.base.name,
            **{field_name(column): chosen[column] for column in self.columns},
        }
