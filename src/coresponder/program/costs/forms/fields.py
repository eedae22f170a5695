"""Fields that several forms share."""

from decimal import Decimal
from typing import Any

from django import forms

from coresponder.kernel.errors import InputError
from coresponder.kernel.money import read_dollars
from coresponder.program.partnerships.forms.fields import day_field

__all__ = ["DollarsField", "choices_of", "day_field", "reason_field"]


class DollarsField(forms.CharField):
    """An amount of dollars, read exactly or refused."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 30)
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        options.setdefault("error_messages", {"required": "The amount is missing. There is no default."})
        super().__init__(**options)

    def clean(self, value: Any) -> Decimal | None:
        """The amount in cents; nothing where it may be left empty and is."""
        written = super().clean(value)
        if not written:
            return None
        try:
            return read_dollars(str(written))
        except InputError as problem:
            raise forms.ValidationError(str(problem)) from None


def choices_of(*members: Any) -> list[tuple[str, str]]:
    """Codes with their words, a capital letter in front."""
    return [(each.value, each.label[:1].upper() + each.label[1:]) for each in members]


def reason_field(label: str) -> forms.CharField:
    """Why something is changed or taken back, in a sentence."""
    return forms.CharField(
        label=label,
        max_length=300,
        help_text="In a sentence. It stays in the history.",
        error_messages={"required": "The reason is missing. Say in a sentence why."},
    )
