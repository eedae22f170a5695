"""The steps of a transfer as forms: a reason is asked for only where it is needed."""

from typing import Any

from django import forms

from coresponder.program.call_taking.vocabulary import REASONS, Because, Direction, TransferState


class OfferForm(forms.Form):
    """Which way a call is offered, and why."""

    direction = forms.ChoiceField(
        label="Which way", choices=[(each.value, each.label.capitalize()) for each in Direction]
    )
    because = forms.ChoiceField(
        label="Why", choices=[(each.value, each.label.capitalize()) for each in REASONS[TransferState.OFFERED]]
    )


class StepForm(forms.Form):
    """The next step of a transfer."""

    because = forms.ChoiceField(label="Why", required=False)

    def __init__(self, *args: Any, state: TransferState, **options: Any) -> None:
        super().__init__(*args, **options)
        self.state = state
        reasons: tuple[Because, ...] = REASONS.get(state, ())
        if reasons:
            choices = [(each.value, each.label.capitalize()) for each in reasons]
            self.fields["because"] = forms.ChoiceField(label=f"Why {state.label}", choices=choices)
        else:
            del self.fields["because"]
