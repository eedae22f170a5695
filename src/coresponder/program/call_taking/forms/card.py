"""The card as a form: what is asked in the order of the card. Nothing is required: each answer can be sent alone."""

from collections.abc import Iterable
from typing import Any

from django import forms

from coresponder.program.call_taking.actions.answering import LONGEST_WORDS
from coresponder.program.call_taking.card import Asked


class CardForm(forms.Form):
    """The questions of one call. `seen_version` is the version of the call that the person saw."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: Iterable[Asked], **options: Any) -> None:
        super().__init__(*args, **options)
        for each in asked:
            self.fields[f"q-{each.question.key}"] = _field(each)

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions in order."""
        return [self[name] for name in self.fields if name.startswith("q-")]

    @property
    def said(self) -> dict[str, str]:
        """What was answered, by question."""
        return {name.removeprefix("q-"): value for name, value in self.cleaned_data.items() if name.startswith("q-")}


def _field(asked: Asked) -> forms.Field:
    hint = " ".join(filter(None, (asked.question.hint, asked.why)))
    if not asked.question.choices:
        area = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})
        return forms.CharField(
            label=asked.question.text, required=False, max_length=LONGEST_WORDS, help_text=hint, widget=area
        )
    choices = [(each.value, each.text) for each in asked.question.choices]
    return forms.ChoiceField(
        label=asked.question.text, required=False, choices=choices, help_text=hint, widget=forms.RadioSelect
    )
