"""The forms of after-action reviews and of actions."""

from typing import Any

from django import forms

from coresponder.program.policies.models import AfterAction, Chapter
from coresponder.program.policies.vocabulary import ReviewKind
from coresponder.safeguards.accounts.models import User

COUNTS = ("people", "responders", "people_hurt", "responders_hurt")


def _text(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, required=required, max_length=5000, help_text=hint, widget=widget)


def _count(label: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=200, initial=0)


class AfterActionForm(forms.Form):
    """What happened, in counts and without names, and where it leads."""

    kind = forms.ChoiceField(label="What is looked back at", choices=ReviewKind.choices)
    happened_on = forms.DateField(label="When it happened", widget=forms.DateInput(attrs={"type": "date"}))
    people = _count("People served or concerned")
    responders = _count("Responders who were there")
    people_hurt = _count("People who were hurt")
    responders_hurt = _count("Responders who were hurt")
    what_happened = _text(
        "What happened", "No names: “the officer”, “the person”. It is kept encrypted.", required=True
    )
    what_helped = _text("What helped")
    what_to_change = _text("What should change")
    chapters = forms.ModelMultipleChoiceField(
        label="Which chapters it leads back to",
        queryset=Chapter.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    nothing_to_change = forms.CharField(label="Or why no chapter has to change", required=False, max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chapters: Any = self.fields["chapters"]
        chapters.label_from_instance = lambda chapter: f"{chapter.number} {chapter.title}"

    @staticmethod
    def of(review: AfterAction) -> dict[str, Any]:
        """What the form shows of a review."""
        shown = {name: getattr(review, name) for name in AfterActionForm.base_fields if name != "chapters"}
        return {**shown, "chapters": review.chapters.all()}


class ImprovementForm(forms.Form):
    """What somebody is to do until a day."""

    what = forms.CharField(label="What is to be done", max_length=300)
    owner = forms.ModelChoiceField(label="By whom", queryset=User.objects.none())
    due_on = forms.DateField(label="Until", widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        owner: Any = self.fields["owner"]
        owner.queryset = User.objects.filter(is_active=True).exclude(agency=None)
        owner.label_from_instance = lambda user: user.display_name


class DoneForm(forms.Form):
    """How something was done."""

    note = forms.CharField(label="How it was done", required=False, max_length=300)
