"""Working on a follow-up: an attempt, what is left to do, a hand-off, a stop, a new one, a wish."""

from datetime import datetime
from typing import Any

from django import forms

from coresponder.program.follow_up.actions.wishes import LONGEST, Wish
from coresponder.program.follow_up.forms.moments import LocalMomentField, OptionalMomentField, local_now
from coresponder.program.follow_up.rules.attempts import Tried
from coresponder.program.follow_up.vocabulary import (
    Channel,
    MayContact,
    NeedStatus,
    NextStep,
    Result,
    StopReason,
    Voicemail,
)

NOTE = "What was said or seen, in a sentence or two. Nobody outside your agency reads it unless something opens it."
CHOSEN_BY_PEOPLE = [each for each in StopReason if each != StopReason.EPISODE_CLOSED]


class LocalTimeForm(forms.Form):
    """A form whose field for a moment begins with now."""

    NOW: str = ""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.NOW:
            self.fields[self.NOW].initial = local_now()


class AttemptForm(LocalTimeForm):
    """One attempt. What comes next is asked only where the person was reached."""

    NOW = "made_at"

    channel = forms.ChoiceField(label="How", choices=[(each.value, each.label.capitalize()) for each in Channel])
    result = forms.ChoiceField(
        label="Result", choices=[("", "Choose"), *((each.value, each.label.capitalize()) for each in Result)]
    )
    made_at = LocalMomentField(label="When")
    minutes = forms.IntegerField(label="Minutes it took", min_value=0, max_value=1440, required=False)
    has_family_consent = forms.BooleanField(
        label="The person agreed that the family is asked", required=False, help_text="Needed to ask the family."
    )
    note = forms.CharField(
        label="Note", required=False, max_length=4000, help_text=NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )
    need = forms.ChoiceField(
        label="If reached: how is it?", choices=[(each.value, each.label.capitalize()) for each in NeedStatus]
    )
    next_step = forms.ChoiceField(
        label="If reached: what comes next?",
        required=False,
        choices=[("", "Say it later"), *((each.value, each.label.capitalize()) for each in NextStep)],
    )
    next_at = OptionalMomentField(label="If again: when")
    next_note = forms.CharField(label="If reached: what is left to do", required=False, max_length=1000)

    @property
    def tried(self) -> Tried:
        """What was said, in the words of the rules."""
        said = self.cleaned_data
        return Tried(
            channel=Channel(said["channel"]),
            result=Result(said["result"]),
            made_at=said["made_at"],
            minutes=said["minutes"],
            note=said["note"],
            has_family_consent=said["has_family_consent"],
            need=NeedStatus(said["need"]),
            next_step=NextStep(said["next_step"]) if said["next_step"] else None,
            next_at=said["next_at"],
            next_note=said["next_note"],
        )


class QuickForm(forms.Form):
    """One attempt in one key: channel and result, now."""

    channel = forms.ChoiceField(choices=Channel)
    result = forms.ChoiceField(choices=Result)

    def tried_at(self, now: datetime) -> Tried:
        """The attempt, made just now."""
        return Tried(
            channel=Channel(self.cleaned_data["channel"]), result=Result(self.cleaned_data["result"]), made_at=now
        )


class CompleteForm(forms.Form):
    """What was left to do is done."""

    need = forms.ChoiceField(
        label="How is it now?",
        choices=[(each.value, each.label.capitalize()) for each in NeedStatus if each != NeedStatus.NOT_ASKED],
    )
    note = forms.CharField(label="Note", required=False, max_length=1000)


class HandOverForm(LocalTimeForm):
    """Who took over, for whom, when."""

    NOW = "at"

    receiver = forms.CharField(label="Who took over", max_length=120, help_text="The name of the person you talked to.")
    organization = forms.CharField(label="Organization", max_length=120)
    at = LocalMomentField(label="When")


class StopForm(forms.Form):
    """Why nobody tries any more."""

    reason = forms.ChoiceField(
        label="Why", choices=[(each.value, each.label.capitalize()) for each in CHOSEN_BY_PEOPLE]
    )
    note = forms.CharField(label="Note", required=False, max_length=1000)


class PlanForm(forms.Form):
    """A follow-up that no rule asks for."""

    due_at = LocalMomentField(label="Until when")
    what_for = forms.CharField(
        label="What for", max_length=1000, error_messages={"required": "Say in a few words what it is about."}
    )
    is_urgent = forms.BooleanField(label="Before others that are due at the same time", required=False)


class WishForm(forms.Form):
    """What the person wants about being contacted."""

    may_contact = forms.ChoiceField(
        label="May the program get in touch?", choices=[(each.value, each.label.capitalize()) for each in MayContact]
    )
    safe_number = forms.CharField(
        label="Safe number", required=False, max_length=LONGEST, help_text="Where nobody else picks up."
    )
    safe_times = forms.CharField(
        label="Safe times", required=False, max_length=LONGEST, help_text="For example: weekdays after 5."
    )
    voicemail = forms.ChoiceField(
        label="Voicemail", choices=[(each.value, each.label.capitalize()) for each in Voicemail]
    )
    family = forms.CharField(
        label="Who of the family may be asked", required=False, max_length=LONGEST,
        help_text="Only where the person agreed. Empty: nobody.",
    )  # fmt: skip
    words = forms.CharField(
        label="What else matters", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def wish(self) -> Wish:
        """What was said."""
        said = self.cleaned_data
        return Wish(
            may_contact=MayContact(said["may_contact"]),
            safe_number=said["safe_number"],
            safe_times=said["safe_times"],
            voicemail=Voicemail(said["voicemail"]),
            family=said["family"],
            words=said["words"],
        )
