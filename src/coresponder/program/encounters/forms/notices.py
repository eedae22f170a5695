"""What a facility is told."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.formats.encounter import FORM
from coresponder.program.encounters.actions.notices import MOST_LETTERS, MOST_MINUTES, Told
from coresponder.safeguards.accounts.models import Agency

CHOOSE = ("", "choose")
# Answers of an encounter that tell a facility nothing of how somebody arrives.
SAYS_NOTHING = ("none", "other")
NEEDS = (
    ("an interpreter", "An interpreter"),
    ("medical clearance", "Medical clearance"),
    ("a quiet room", "A quiet room"),
    ("access by wheelchair", "Access by wheelchair"),
    ("room for an assistance animal", "Room for an assistance animal"),
)


class NoticeForm(forms.Form):
    """The least that helps a facility to be ready."""

    to = forms.TypedChoiceField(label="Who is told", coerce=int, error_messages={"required": "Choose who is told."})
    minutes = forms.IntegerField(label="Minutes until you are there", min_value=0, max_value=MOST_MINUTES, initial=15)
    coming_by = forms.ChoiceField(label="Coming by", error_messages={"required": "Choose how you come."})
    needs = forms.MultipleChoiceField(
        label="Needed there", choices=NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    situation = forms.CharField(
        label="What they have to know to be ready",
        help_text="Goes only if an agreement or a consent lets your part go there. No name.",
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, agencies: Iterable[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self._agencies = {each.pk: each for each in agencies}
        # Nobody is told, and nothing is said, because it happened to stand first in a list.
        named = [(each.pk, each.name) for each in self._agencies.values()]
        self.fields["to"].choices = [CHOOSE, *named]  # type: ignore[attr-defined]
        ways = FORM.by_name["transport_by"].codes
        offered = ways.offered_on(timezone.localdate()) if ways else ()
        taken = [(each.label, each.label) for each in offered if each.code not in SAYS_NOTHING]
        self.fields["coming_by"].choices = [CHOOSE, *taken]  # type: ignore[attr-defined]

    @property
    def agency(self) -> Agency:
        """Who is told."""
        return self._agencies[self.cleaned_data["to"]]

    @property
    def told(self) -> Told:
        """What is told."""
        given = self.cleaned_data
        return Told(
            minutes=given["minutes"],
            coming_by=given["coming_by"],
            needs=tuple(given["needs"]),
            situation=given["situation"],
        )
