"""Reporting and closing an issue."""

from datetime import timedelta
from typing import Any

from django import forms

from coresponder.program.partnerships.forms.fields import day_field, today, words_field
from coresponder.program.partnerships.vocabulary.issues import Changed, IssueKind
from coresponder.safeguards.accounts.models import Agency

USUAL_DAYS = 14
NO_NAMES = (
    "Name nobody: neither a person whom the program serves nor staff. Say what happened, where and when as far as it "
    "matters. A first name alone, or a story by which somebody is known, is not found by the program."
)


class NamesNobody(forms.Form):
    """The answer to the warning that a text seems to name somebody."""

    names_nobody = forms.BooleanField(
        label="I have looked: it names nobody whom the program serves",
        required=False,
        help_text="Only after the program has warned you.",
    )


class IssueForm(NamesNobody):
    """What went wrong, and who owns it."""

    field_order = ("kind", "happened_on", "words", "owner_agency", "due_on", "names_nobody")
    kind = forms.ChoiceField(
        label="What went wrong", choices=[(each.value, each.label.capitalize()) for each in IssueKind]
    )
    happened_on = day_field("When it happened")
    words = words_field("What happened", hint=NO_NAMES, rows=5, missing="Say what happened, without a name.")
    owner_agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(),
        label="Which agency owns it",
        empty_label=None,
        help_text="It answers for mending it.",
    )
    due_on = day_field("To be settled by")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner_agency"].queryset = Agency.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["owner_agency"].label_from_instance = lambda agency: agency.name  # type: ignore[attr-defined]
        self.fields["happened_on"].initial = today()
        self.fields["due_on"].initial = today() + timedelta(days=USUAL_DAYS)


class CloseForm(NamesNobody):
    """What was changed because of it."""

    field_order = ("changed", "words", "names_nobody")
    changed = forms.ChoiceField(
        label="What was changed",
        choices=[(each.value, each.label.capitalize()) for each in Changed],
        widget=forms.RadioSelect,
    )
    words = words_field("In a sentence or two", hint=NO_NAMES, missing="Say what was changed, or why nothing was.")
