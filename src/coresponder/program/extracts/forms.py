"""The forms of releases and of changes in recording."""

from typing import Any, cast

from django import forms
from django.utils import timezone

from coresponder.formats.dataset.tables import TABLES_OF_RECORDS
from coresponder.program.extracts.vocabulary import Change, Direction, ReleasePurpose
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may

CLOCK = "%Y-%m-%dT%H:%M"


class ReleaseForm(forms.Form):
    """For what, as of when, and where it leaves the program, for whom."""

    purpose = forms.ChoiceField(label="What is it for?", widget=forms.RadioSelect)
    as_of = forms.DateTimeField(
        label="As of",
        required=False,
        help_text="What was recorded later is not in it. Empty: as of now.",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=CLOCK),
        error_messages={"invalid": "Write the day and the time."},
    )
    recipient = forms.CharField(
        label="Who gets it",
        max_length=200,
        required=False,
        help_text="Only for a release that leaves the program. An organization, such as “Marigold State University”.",
    )
    reason = forms.CharField(
        label="What for, in a sentence", max_length=300, required=False, help_text="Nothing about a person."
    )

    def __init__(self, *args: Any, by: User, **options: Any) -> None:
        super().__init__(*args, **options)
        outside = may(by, Permission.RELEASE_OUTSIDE)
        allowed = [each for each in ReleasePurpose if outside or each == ReleasePurpose.EVALUATION]
        purpose = cast(forms.ChoiceField, self.fields["purpose"])
        purpose.choices = [(each.value, each.label.capitalize()) for each in allowed]
        purpose.initial = ReleasePurpose.EVALUATION.value

    def clean_as_of(self) -> Any:
        """A moment that is over; without one, now."""
        chosen = self.cleaned_data["as_of"] or timezone.now()
        if chosen > timezone.now():
            raise forms.ValidationError("That moment is not over yet. Choose one that is.")
        return chosen

    def clean(self) -> dict[str, Any]:
        """What leaves the program says to whom and for what."""
        told = super().clean() or {}
        if told.get("purpose", "evaluation") != ReleasePurpose.EVALUATION:
            for name in ("recipient", "reason"):
                if not str(told.get(name, "")).strip():
                    self.add_error(name, "A release that leaves the program says this.")
        return told


def _columns() -> list[tuple[str, str]]:
    listed = [("", "Everything")]
    for table in TABLES_OF_RECORDS:
        listed.append((table.name, f"{table.name}: every column"))
        listed += [(f"{table.name}.{column.name}", f"{table.name}: {column.name}") for column in table.columns]
    return listed


class ChangeForm(forms.Form):
    """Since when something is recorded in another way, and what that affects."""

    since_on = forms.DateField(
        label="Since", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="The first day on which the new way held.",
        error_messages={"required": "Write the first day.", "invalid": "Write the first day."},
    )  # fmt: skip
    kind = forms.ChoiceField(label="What changed?", choices=[(each.value, each.label.capitalize()) for each in Change])
    what = forms.CharField(
        label="In a sentence, as charts show it",
        max_length=200,
        help_text="Nothing about a person. Such as “Officers are asked about force in every encounter.”",
        error_messages={"required": "Say in a sentence what changed."},
    )
    affects = forms.ChoiceField(label="What does it affect?", choices=_columns, required=False)
    direction = forms.ChoiceField(
        label="What is to be expected?", choices=[(each.value, each.label.capitalize()) for each in Direction],
        initial=Direction.UNKNOWN.value,
    )  # fmt: skip

    def clean_what(self) -> str:
        """A sentence."""
        return str(self.cleaned_data["what"]).strip()
