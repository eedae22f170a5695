"""Meetings, minutes, decisions, actions."""

from typing import Any

from django import forms

from coresponder.program.partnerships.actions.meetings import Minutes
from coresponder.program.partnerships.forms.fields import day_field, moment_field, today, words_field
from coresponder.program.partnerships.models import Meeting, Member
from coresponder.program.partnerships.queries.meetings import members_of
from coresponder.program.partnerships.queries.team import members_on, name_of
from coresponder.program.partnerships.vocabulary.meetings import ActionState, DecidedBy, Presence
from coresponder.safeguards.accounts.models import User

NO_CASES = "Name no person whom the program serves, and nothing by which somebody could be recognized."


class MeetingForm(forms.Form):
    """When the team meets, where, and about what."""

    title = forms.CharField(label="What kind of meeting", max_length=120, help_text="Such as “Monthly meeting”.")
    starts_at = moment_field("Begins")
    place = forms.CharField(label="Where", required=False, max_length=160)
    is_public = forms.BooleanField(
        label="Anybody may come",
        required=False,
        help_text="In a public meeting nothing is said about a case, not even without a name.",
    )
    agenda = words_field("Agenda", hint="One item a line.", rows=6, missing="Write at least one item.")

    @property
    def items(self) -> list[str]:
        """The items of the agenda."""
        return [each[:200] for each in str(self.cleaned_data["agenda"]).splitlines()]


class MinutesForm(forms.Form):
    """Who was there, and what was said about each item."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)

    def __init__(self, *args: Any, meeting: Meeting, reader: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.meeting, self.reader = meeting, reader
        self.members = {str(each.pk): each for each in members_of(meeting)}
        known = {str(each.member_id): each.presence for each in meeting.attendances.all()}
        for key, member in self.members.items():
            self.fields[f"was_{key}"] = _presence_field(name_of(member, reader=reader), known.get(key, ""))
        for item in meeting.items.all():
            self.fields[f"item_{item.position}"] = words_field(
                f"{item.position}. {item.title}", rows=3, longest=8000, required=False
            )
            self.fields[f"item_{item.position}"].initial = item.minutes
        self.fields["beside"] = words_field("Beside the agenda", rows=3, longest=8000, required=False)
        self.fields["beside"].initial = meeting.minutes
        self.fields["version"].initial = meeting.version

    @property
    def presence_fields(self) -> list[forms.BoundField]:
        """Who was there."""
        return [self[name] for name in self.fields if name.startswith("was_")]

    @property
    def item_fields(self) -> list[forms.BoundField]:
        """What was said."""
        return [self[name] for name in self.fields if name.startswith("item_")]

    @property
    def minutes(self) -> Minutes:
        """What was written."""
        said = self.cleaned_data
        presence: dict[Member, Presence] = {
            member: Presence(said[f"was_{key}"]) for key, member in self.members.items() if said[f"was_{key}"]
        }
        by_item = {item.position: said[f"item_{item.position}"] for item in self.meeting.items.all()}
        return Minutes(by_item=by_item, beside=said["beside"], presence=presence)


def _presence_field(name: str, known: str) -> forms.ChoiceField:
    choices = [("", "Not noted"), *((each.value, each.label.capitalize()) for each in Presence)]
    return forms.ChoiceField(label=name, choices=choices, required=False, initial=known)


class DecisionForm(forms.Form):
    """What was decided, and how."""

    text = words_field("What was decided", hint=NO_CASES, missing="Say in a sentence what was decided.")
    decided_by = forms.ChoiceField(
        label="How", choices=[(each.value, each.label.capitalize()) for each in DecidedBy], widget=forms.RadioSelect
    )


class ActionForm(forms.Form):
    """Who does what until when."""

    text = forms.CharField(label="What is to be done", max_length=300, help_text=NO_CASES)
    owner = forms.ChoiceField(label="Who does it", error_messages={"required": "Choose who does it."})
    due_on = day_field("Until this day")

    def __init__(self, *args: Any, reader: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.members = {str(each.pk): each for each in members_on(today())}
        names = [(key, name_of(each, reader=reader)) for key, each in self.members.items()]
        self.fields["owner"].choices = [("", "Choose a member"), *names]  # type: ignore[attr-defined]

    @property
    def chosen_owner(self) -> Member:
        """Whoever does it."""
        return self.members[self.cleaned_data["owner"]]


class SettleForm(forms.Form):
    """What became of an action."""

    state = forms.ChoiceField(label="What became of it?", widget=forms.RadioSelect)
    outcome = forms.CharField(label="What came of it, or why it was dropped", required=False, max_length=300)

    def __init__(self, *args: Any, current: str, **options: Any) -> None:
        super().__init__(*args, **options)
        wanted = [ActionState.OPEN] if current != ActionState.OPEN else [ActionState.DONE, ActionState.DROPPED]
        words = {ActionState.OPEN: "Open again", ActionState.DONE: "Done", ActionState.DROPPED: "Dropped"}
        self.fields["state"].choices = [(each.value, words[each]) for each in wanted]  # type: ignore[attr-defined]
        self.fields["state"].initial = wanted[0].value

    def clean(self) -> dict[str, Any]:
        """Whatever is settled says what came of it."""
        said = super().clean() or {}
        if said.get("state") not in (None, ActionState.OPEN) and not str(said.get("outcome", "")).strip():
            self.add_error("outcome", "Say in a sentence what came of it.")
        return said
