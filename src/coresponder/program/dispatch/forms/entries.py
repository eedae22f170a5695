"""What a phone sends: as JSON out of its outbox, or as a plain form where no script runs."""

from datetime import datetime

from django import forms

from coresponder.program.dispatch.vocabulary import FROM_A_PHONE, Destination, NotGoing, Step

STEPS = [(step.value, step.label) for step in FROM_A_PHONE]


class PhoneClockField(forms.DateTimeField):
    """What a phone's clock shows. It may be wrong by years, but it is a clock."""

    def clean(self, value: object) -> datetime | None:
        """A moment between 1971 and 2100."""
        found: datetime | None = super().clean(value)
        if found is not None and not 1971 <= found.year <= 2100:
            raise forms.ValidationError("No clock shows this.")
        return found


class EntryForm(forms.Form):
    """One tap out of the outbox. Ids, codes and times, and nothing about anybody."""

    assignment = forms.UUIDField()
    step = forms.ChoiceField(choices=STEPS)
    recorded_at = PhoneClockField()
    sent_at = PhoneClockField()
    number = forms.IntegerField(min_value=0, max_value=2_000_000_000)
    not_going = forms.ChoiceField(choices=NotGoing.choices, required=False)
    destination = forms.ChoiceField(choices=Destination.choices, required=False)
    undoes = forms.UUIDField(required=False)
    waiting = forms.IntegerField(min_value=0, max_value=30_000, required=False)


class TapForm(forms.Form):
    """One tap without a script: it happens when it arrives."""

    entry = forms.UUIDField()
    step = forms.ChoiceField(choices=STEPS)
    not_going = forms.ChoiceField(choices=NotGoing.choices, required=False)
    destination = forms.ChoiceField(choices=Destination.choices, required=False)

    @property
    def chosen(self) -> Step:
        """The step that was tapped."""
        return Step(self.cleaned_data["step"])


class HelpForm(forms.Form):
    """A call for help out of the outbox."""

    recorded_at = PhoneClockField()
    sent_at = PhoneClockField()


class CheckInForm(forms.Form):
    """How often somebody wants to be asked."""

    minutes = forms.IntegerField(label="Minutes", min_value=5, max_value=120)
