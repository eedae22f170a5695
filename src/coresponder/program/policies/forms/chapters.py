"""The forms of a chapter: its text, its table, and who looks after it."""

from typing import Any

from django import forms

from coresponder.program.policies.models import Chapter, ChapterVersion
from coresponder.program.policies.screens import SCREENS
from coresponder.program.policies.vocabulary import EncounterStep, WorkRole
from coresponder.program.policies.who_does_what import CHOICES, ROLES, read, written
from coresponder.safeguards.accounts.models import User

LONGEST_TEXT = 40_000
CELL_WORDS = {"": "–", "R": "R does it", "AR": "A, R answers, does it", "A": "A answers for it", "C": "C is asked"}
CELL_WORDS["I"] = "I is told"


class VersionForm(forms.Form):
    """What is asked of every version, and when the text was last saved as the writer saw it."""

    edited_at = forms.DateTimeField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Why is it changed?", required=False, max_length=300)
    is_reviewed = forms.BooleanField(
        label="This text was reviewed for our county, and is ours",
        required=False,
        help_text="Without the tick it stays marked as the outline that came with the program.",
    )
    must_sign_again = forms.BooleanField(
        label="Whoever signed an earlier version signs again",
        required=False,
        help_text="Leave it out for a mistake in spelling; never for a change of what is done.",
    )

    @staticmethod
    def of(version: ChapterVersion) -> dict[str, Any]:
        """What the form shows of a version."""
        return {
            "edited_at": version.edited_at.isoformat(),
            "reason": version.reason,
            "is_reviewed": not version.is_template,
            "must_sign_again": version.must_sign_again,
            "text": version.text,
        }

    @property
    def text(self) -> str:
        """What was written."""
        raise NotImplementedError


class TextForm(VersionForm):
    """A chapter as text."""

    text_field = "text"
    field_order = ("text", "reason", "is_reviewed", "must_sign_again", "edited_at")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"] = forms.CharField(
            label="What the chapter says",
            error_messages={"required": "The chapter has no text. Write it, or leave it as it was."},
            max_length=LONGEST_TEXT,
            help_text="“## ” begins a heading, “- ” an item. An empty line begins a paragraph.",
            widget=forms.Textarea(attrs={"rows": 22}),
        )
        self.order_fields(self.field_order)

    @property
    def text(self) -> str:
        return str(self.cleaned_data["text"])


class TableForm(VersionForm):
    """The table of who does what: a choice for each role at each step."""

    def __init__(self, *args: Any, **options: Any) -> None:
        initial = options.setdefault("initial", {})
        known = {each.step: each.duties for each in read(initial.pop("text", ""))}
        for step in EncounterStep:
            for role in ROLES:
                initial[_name(step, role)] = _ordered(known.get(step, {}).get(role, ""))
        super().__init__(*args, **options)
        for step in EncounterStep:
            for role in ROLES:
                self.fields[_name(step, role)] = forms.ChoiceField(
                    label=f"{step.label}: {role.label}",
                    required=False,
                    choices=[(code, CELL_WORDS[code]) for code in CHOICES],
                )

    @property
    def rows(self) -> list[tuple[EncounterStep, list[forms.BoundField]]]:
        """The choices, step by step."""
        return [(step, [self[_name(step, role)] for role in ROLES]) for step in EncounterStep]

    @property
    def text(self) -> str:
        return written({(step, role): self.cleaned_data[_name(step, role)] for step in EncounterStep for role in ROLES})


def _name(step: EncounterStep, role: WorkRole) -> str:
    return f"{step.value}--{role.value}"


def _ordered(letters: str) -> str:
    return letters if letters in CHOICES else "".join(sorted(letters))


class ReasonForm(forms.Form):
    """Why a text goes back."""

    because = forms.CharField(
        label="What should be different?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why, so that the writers understand."},
    )


class NewChapterForm(forms.Form):
    """A chapter of one's own."""

    title = forms.CharField(label="Title of the chapter", max_length=120)


class SettingsForm(forms.Form):
    """Who looks after a chapter, who reads it, what carries it out."""

    police_owner = forms.ModelChoiceField(
        label="Who looks after it in law enforcement", queryset=User.objects.none(), required=False
    )
    health_owner = forms.ModelChoiceField(
        label="Who looks after it in health care", queryset=User.objects.none(), required=False
    )
    readers = forms.MultipleChoiceField(
        label="Who reads and signs it", choices=WorkRole.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_mandatory = forms.BooleanField(label="Nobody of them works a shift without having signed", required=False)
    sign_within_days = forms.IntegerField(label="Days that readers have to sign", min_value=0, max_value=180)
    review_months = forms.IntegerField(label="Months until it is looked at again", min_value=1, max_value=60)
    screens = forms.MultipleChoiceField(
        label="Screens that carry it out", required=False, widget=forms.CheckboxSelectMultiple
    )
    rules = forms.CharField(
        label="Rules of the program that carry it out, one a line",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, people: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, queryset in people.items():
            owner: Any = self.fields[name]
            owner.queryset = queryset
            owner.label_from_instance = lambda user: user.display_name
        screens: Any = self.fields["screens"]
        screens.choices = [(key, screen.words) for key, screen in SCREENS.items()]

    @staticmethod
    def of(chapter: Chapter) -> dict[str, Any]:
        """What the form shows of a chapter."""
        return {name: getattr(chapter, name) for name in SettingsForm.base_fields}
