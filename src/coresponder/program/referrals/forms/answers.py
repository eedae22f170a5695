"""What a service says by its link, or staff for it: a step, with the reason or the instant that it needs."""

from collections.abc import Iterable
from typing import Any

from django import forms

from coresponder.program.dispatch.forms.shifts import LocalMomentField
from coresponder.program.referrals.actions.steps import Given
from coresponder.program.referrals.vocabulary import DECLINE_REASONS, LOST_REASONS, Proof, Reason, Step

WITH_REASON = (Step.DECLINE, Step.GIVE_BACK)
WITH_INSTANT = (Step.APPOINTMENT, Step.ATTENDED)


class _MomentOrNone(LocalMomentField):
    """A local day and time, or none."""

    def clean(self, value: Any) -> Any:
        """None where nothing was written."""
        return super().clean(value) if value else None


class StepForm(forms.Form):
    """One step. Which fields it needs follows from the step; a step that is not offered is refused."""

    step = forms.ChoiceField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label="Why", required=False, widget=forms.RadioSelect)
    at = _MomentOrNone(label="When", required=False)

    def __init__(
        self, *args: Any, offered: Iterable[Step], reasons: Iterable[Reason] = DECLINE_REASONS, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["step"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined]
        self.fields["reason"].choices = [(each.value, each.label) for each in reasons]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A reason and an instant where the step needs one."""
        given = super().clean() or {}
        if given.get("step") in WITH_REASON and not given.get("reason"):
            self.add_error("reason", "Choose the reason.")
        if given.get("step") in WITH_INSTANT and not given.get("at") and "at" not in self.errors:
            self.add_error("at", "Write the day and the time.")
        return given

    @property
    def given(self) -> Given:
        """What was said."""
        values = self.cleaned_data
        step = Step(values["step"])
        return Given(
            step=step,
            reason=values["reason"] if step in WITH_REASON else "",
            at=values["at"] if step in WITH_INSTANT else None,
        )


class ReportForm(StepForm):
    """The same by staff, who say how they know."""

    destination = forms.UUIDField(widget=forms.HiddenInput)
    proof = forms.ChoiceField(
        label="How you know",
        choices=[(each.value, each.label) for each in list(Proof)[:3]],
        error_messages={"required": "Say how you know."},
    )


class LostForm(forms.Form):
    """Why it came to nothing."""

    reason = forms.ChoiceField(
        label="Why",
        choices=[(each.value, each.label) for each in LOST_REASONS],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the reason."},
    )


class CodeForm(forms.Form):
    """The code that went another way."""

    code = forms.CharField(
        label="Code of six digits",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": "Write the code."},
    )
