"""Planning a case conference, and what is decided at it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from coresponder.program.encounters.forms.reviewing import ID
from coresponder.program.follow_up.forms.caring import Day
from coresponder.program.follow_up.forms.choosing import StaffField
from coresponder.program.follow_up.forms.moments import LocalMomentField
from coresponder.program.follow_up.vocabulary import ConferenceDecision
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.permissions import Permission
from coresponder.safeguards.permissions.roles import role_of, roles_with


class ConferenceForm(forms.Form):
    """When, where, and who is asked to the table."""

    title = forms.CharField(label="Title", max_length=120, help_text="It names nobody: others see it.")
    starts_at = LocalMomentField(label="When")
    place = forms.CharField(label="Where", max_length=120, required=False)
    seats = forms.MultipleChoiceField(
        label="Who is asked", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Your own agency sits there anyway. What may be shown follows from every seat.",
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: Sequence[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.agencies = {each.pk: each for each in agencies}
        seats = self.fields["seats"]
        assert isinstance(seats, forms.MultipleChoiceField)  # noqa: S101 - declared above
        seats.choices = [
            (f"{each.pk}:{role.key}", f"{each.name}: {role.display_name.lower()}")
            for each in agencies
            for role in roles_with(Permission.ATTEND_CONFERENCES)
            if _fits(each, role.key)
        ]

    @property
    def chosen(self) -> list[tuple[Agency, str]]:
        """The seats that were ticked."""
        pairs = (each.split(":", maxsplit=1) for each in self.cleaned_data["seats"])
        return [(self.agencies[int(pk)], role_of(role).key) for pk, role in pairs]


class DecisionForm(forms.Form):
    """What was said and decided about one person."""

    notes = forms.CharField(
        label="What was said", required=False, max_length=6000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Part of the person’s record at your agency.",
    )  # fmt: skip
    decision = forms.ChoiceField(
        label="Decided", choices=[(each.value, each.label.capitalize()) for each in ConferenceDecision]
    )
    shareable = forms.CharField(
        label="For the copy without names", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It is refused where it names the person or holds a number.",
    )  # fmt: skip


class TableTaskForm(forms.Form):
    """Who at the table does what until when."""

    text = forms.CharField(label="What", max_length=1000)
    owner = StaffField(label="Who", empty_label=None, with_agency=True)
    due_on = forms.DateField(label="Until", widget=Day())

    def __init__(self, *args: Any, people: QuerySet[User], **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        assert isinstance(owner, StaffField)  # noqa: S101 - declared above
        owner.queryset = people


class PersonForm(forms.Form):
    """Somebody who is to stand on the agenda, by the address of the person's page."""

    person = forms.CharField(
        label="Address of the person’s page", max_length=200,
        help_text="Open the person’s page, and copy its address here.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def clean_person(self) -> str:
        """The id in the address."""
        found = ID.search(self.cleaned_data["person"])
        if found is None:
            raise forms.ValidationError("This is not the address of a person’s page. Copy it from there.")
        return found[0]


def _fits(agency: Agency, role: str) -> bool:
    """An officer comes for the police, somebody who gives care for any other agency."""
    return agency.is_law_enforcement == (role == "officer")
