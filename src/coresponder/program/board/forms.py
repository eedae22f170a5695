"""What the forms of the board send. They are short, and everything in them is chosen."""

from typing import Any

from django import forms

from coresponder.program.board.vocabulary import SPEEDS
from coresponder.program.calls.forms.live import CloseCallForm
from coresponder.program.dispatch.vocabulary import (
    CANCELLING,
    DECLINING,
    Destination,
    OverrideBecause,
    Part,
    Step,
    UnavailableBecause,
)

TOLD_AT_THE_DESK = (
    Step.ACCEPTED,
    Step.DECLINED,
    Step.COULD_NOT,
    Step.EN_ROUTE,
    Step.ON_SCENE,
    Step.OFFICER_RELEASED,
    Step.TRANSPORTING,
    Step.CLEAR,
    Step.STILL,
)
NOTHING = [("", "choose")]


def _some(choices: Any) -> list[tuple[str, str]]:
    return [*NOTHING, *((each.value, each.label) for each in choices)]


class SendForm(forms.Form):
    """Which team, as what, and why, where the program advised something else."""

    team = forms.UUIDField()
    part = forms.ChoiceField(choices=Part.choices, required=False)
    override = forms.ChoiceField(choices=_some(OverrideBecause), required=False)


class WithoutTeamForm(forms.Form):
    """Why no team is sent though one was advised."""

    override = forms.ChoiceField(choices=_some(OverrideBecause))


class RefuseRequestForm(forms.Form):
    """Why patrol gets no team."""

    reason = forms.ChoiceField(choices=_some(DECLINING))


class EndCallForm(CloseCallForm):
    """How a call ended that was entered here, small enough for a card."""

    disposition = forms.CharField(required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class StatusForm(forms.Form):
    """What a team said over the radio."""

    step = forms.ChoiceField(choices=_some(TOLD_AT_THE_DESK))
    not_going = forms.ChoiceField(choices=_some(DECLINING), required=False)
    destination = forms.ChoiceField(choices=_some(Destination), required=False)


class CallBackForm(forms.Form):
    """Why a team is called back, and the version of the assignment that was on the screen."""

    reason = forms.ChoiceField(choices=_some(CANCELLING))
    version = forms.IntegerField(required=False)


class AvailabilityForm(forms.Form):
    """Why a team cannot be sent; nothing: it can again."""

    reason = forms.ChoiceField(choices=_some(UnavailableBecause), required=False)


class DayForm(forms.Form):
    """What the demonstration's day is to do."""

    run = forms.ChoiceField(choices=[("", ""), ("yes", "yes"), ("no", "no")], required=False)
    speed = forms.TypedChoiceField(choices=[("", ""), *SPEEDS], coerce=int, empty_value=None, required=False)
