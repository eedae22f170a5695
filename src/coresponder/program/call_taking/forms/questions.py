"""One question of the bank as a form."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coresponder.kernel.errors import UsageError
from coresponder.program.call_taking.bank import LONGEST, SETTABLE

CHOICES_HINT = (
    "One a line: value | words | what it says of the call. Such as: none | None | weapon: no. The third part may be "
    f"left out; its facts are {', '.join(SETTABLE)}. Leave all empty for an answer in words."
)


class QuestionForm(forms.Form):
    """The words of a question, its choices, and after which answer it is asked."""

    key = forms.SlugField(label="Key", max_length=60, help_text="Small letters, digits and hyphens. Answers name it.")
    text = forms.CharField(label="Question", max_length=LONGEST)
    hint = forms.CharField(label="Hint", max_length=LONGEST, required=False)
    choices = forms.CharField(
        label="Choices",
        required=False,
        max_length=4000,
        help_text=CHOICES_HINT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    after = forms.CharField(
        label="Asked only after",
        required=False,
        max_length=400,
        help_text="A question’s key and its values, such as weapons: in-hand, within-reach. Empty: always asked.",
    )

    @staticmethod
    def of(question: Mapping[str, Any]) -> dict[str, str]:
        """What the form shows of a question that there is."""
        after = question.get("after")
        return {
            "key": question["key"],
            "text": question["text"],
            "hint": question.get("hint", ""),
            "choices": "\n".join(map(_line, question.get("choices", []))),
            "after": f"{after['question']}: {', '.join(after['in'])}" if after else "",
        }

    @property
    def told(self) -> dict[str, Any]:
        """The question as plain data."""
        told: dict[str, Any] = {name: self.cleaned_data[name] for name in ("key", "text", "hint")}
        choices = [_choice(line) for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        if choices:
            told["choices"] = choices
        if self.cleaned_data["after"]:
            question, _, values = self.cleaned_data["after"].partition(":")
            told["after"] = {"question": question.strip(), "in": [each.strip() for each in values.split(",")]}
        return told


def _line(choice: Mapping[str, Any]) -> str:
    sets = ", ".join(f"{fact}: {code}" for fact, code in choice.get("sets", {}).items())
    return " | ".join(filter(None, (choice["value"], choice["text"], sets)))


def _choice(line: str) -> dict[str, Any]:
    parts = [part.strip() for part in line.split("|")]
    if not 2 <= len(parts) <= 3:
        raise UsageError("choice_line", "A choice is written as: value | words | what it says.", "Mend that line.")
    told: dict[str, Any] = {"value": parts[0], "text": parts[1]}
    if len(parts) == 3 and parts[2]:
        pairs = (pair.partition(":") for pair in parts[2].split(","))
        told["sets"] = {fact.strip(): code.strip() for fact, _, code in pairs}
    return told
