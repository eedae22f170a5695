"""The form of one rule, and of the criteria as text."""

import json
from typing import Any

from django import forms
from django.utils.text import slugify

from coresponder.program.deployment.language.rule_sets import LONGEST_SENTENCE
from coresponder.program.deployment.language.vocabulary import ANSWERS
from coresponder.program.deployment.models import ModelVariant

LONGEST_TEXT = 400_000


class RuleForm(forms.Form):
    """What a rule advises, and in which words."""

    title = forms.CharField(label="Name of the rule", max_length=120, help_text="Such as “A weapon, and a crisis”.")
    answer = forms.ChoiceField(
        label="It advises", choices=[(code, words.capitalize()) for code, words in ANSWERS.items()]
    )
    variant = forms.ChoiceField(label="Kind of team", required=False)
    level = forms.ChoiceField(label="Level", required=False)
    sentence = forms.CharField(
        label="Sentence",
        max_length=LONGEST_SENTENCE,
        help_text="What the dispatcher reads: why, and what to do. One sentence.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    source = forms.CharField(
        label="Where the rule comes from",
        max_length=LONGEST_SENTENCE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, levels: list[dict[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        variants = ModelVariant.objects.filter(is_active=True).values_list("key", "title")
        self.fields["variant"].choices = [("", "None in particular"), *variants]  # type: ignore[attr-defined]
        named = [(each["key"], f"{each['key']} {each['title']}") for each in levels]
        self.fields["level"].choices = [("", "None"), *named]  # type: ignore[attr-defined]

    def told(self, key: str, when: dict[str, Any]) -> dict[str, Any]:
        """The rule as plain data."""
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return {"key": key or slugify(told["title"])[:80].strip("-") or "rule", "when": when, **told}


class WhenTextForm(forms.Form):
    """Conditions that stand too deep in each other for ticks, as text."""

    when = forms.JSONField(
        label="When",
        help_text="As the language of the criteria writes it; the page on changing the criteria explains it.",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        error_messages={"invalid": "This is no JSON. Look for a missing comma, bracket or quotation mark."},
    )


class CriteriaTextForm(forms.Form):
    """The whole criteria as text."""

    text = forms.CharField(
        label="The criteria",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false"}),
    )

    def clean_text(self) -> Any:
        """The text as plain data."""
        try:
            return json.loads(self.cleaned_data["text"])
        except (ValueError, RecursionError) as problem:
            line = getattr(problem, "lineno", 1)
            raise forms.ValidationError(
                f"This is no JSON. Look near line {line} for a missing comma, bracket or quotation mark."
            ) from None


class InForceForm(forms.Form):
    """Why a version is put in force."""

    reason = forms.CharField(
        label="Why",
        max_length=1000,
        help_text="What the planning team decided, or what happened.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why, so that the next person understands."},
    )
