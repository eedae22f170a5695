"""The form of one instrument, made of what it asks; and why a screening was not done."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.formats.instruments import Pack
from coresponder.program.dispatch.forms.shifts import LocalMomentField
from coresponder.program.screenings.actions.screenings import Given
from coresponder.program.screenings.vocabulary import How, StepAnswer

NOT_ANSWERED = ""


class WhenForm(forms.Form):
    """When it was asked, in the program's time zone; and in which encounter, where it was in one."""

    administered_at = LocalMomentField(label="When", error_messages={"required": "Say when."})
    encounter = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["administered_at"].initial = timezone.now()
        self.fields["administered_at"].help_text = f"Time zone: {timezone.get_current_timezone_name()}."

    @property
    def at(self) -> datetime:
        """The instant that was given."""
        given: datetime = self.cleaned_data["administered_at"]
        return given


class ScreeningForm(WhenForm):
    """What an instrument asks: its questions, or what came out of a form on paper."""

    def __init__(self, pack: Pack, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.pack = pack
        for item in pack.items:
            self.fields[f"item-{item.key}"] = _choice(
                f"{item.lead} {item.text}".strip(), [(each.code, each.label) for each in item.options]
            )
        if pack.cutoffs:
            self.fields["cutoff"] = _choice(pack.cutoffs.question, [(c.key, c.label) for c in pack.cutoffs.options])
            self.fields["cutoff"].help_text = "Where nobody chooses, the lowest is used: it misses the fewest."
        if pack.score_entry:
            self._add_entry(pack)

    @property
    def item_fields(self) -> list[tuple[str, forms.BoundField]]:
        """The questions in order, each with its key."""
        return [(item.key, self[f"item-{item.key}"]) for item in self.pack.items]

    @property
    def given(self) -> Given:
        """What was answered; nothing stands for a question that was left out."""
        if not self.pack.has_items:
            return self._entered()
        answers = {item.key: self.cleaned_data[f"item-{item.key}"] for item in self.pack.items}
        answered = {key: code for key, code in answers.items() if code}
        return Given(how=How.ITEMS, answers=answered, cutoff=self.cleaned_data.get("cutoff", ""))

    def _entered(self) -> Given:
        entered = self.cleaned_data["entered"]
        return Given(how=How.ENTERED, entered=entered, form_version=self.cleaned_data["form_version"])

    def _add_entry(self, pack: Pack) -> None:
        entry = pack.score_entry
        if entry is None:
            return
        missing = {"required": "Enter what the form gave, or say below why it was not done."}
        if entry.options:
            self.fields["entered"] = forms.ChoiceField(
                label=entry.question, choices=entry.options, widget=forms.RadioSelect, error_messages=missing
            )
        else:
            self.fields["entered"] = forms.IntegerField(
                label=entry.question,
                min_value=entry.minimum,
                max_value=entry.maximum,
                help_text=f"From {entry.minimum} to {entry.maximum}.",
                error_messages=missing,
            )
        self.fields["form_version"] = forms.CharField(
            label="Version of the form",
            max_length=60,
            required=False,
            help_text="As it stands on the paper, such as “Screener, Recent, 2021”.",
        )


class NotDoneForm(WhenForm):
    """Why a screening was not done. It is recorded, so that the gap is no riddle later."""

    how = forms.ChoiceField(
        label="What happened?",
        choices=[(How.DECLINED, "The person declined"), (How.UNABLE, "It could not be done")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the two."},
    )
    reason = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why. A few words are enough."},
    )

    @property
    def given(self) -> Given:
        """What is recorded of it."""
        return Given(how=How(self.cleaned_data["how"]), reason=self.cleaned_data["reason"])


class StepForm(forms.Form):
    """What became of a step."""

    answer = forms.ChoiceField(
        label="What became of it?",
        choices=[
            (each.value, each.label.capitalize())
            for each in (StepAnswer.DONE, StepAnswer.HANDED_OVER, StepAnswer.NOT_NEEDED)
        ],
    )
    note = forms.CharField(
        label="What was done, who does it by when, or why it is not needed",
        max_length=1000,
        error_messages={"required": "Say it in a few words. The next person relies on it."},
    )


class MistakeForm(forms.Form):
    """Why a screening should not have been recorded."""

    reason = forms.CharField(
        label="Why it should not have been recorded",
        max_length=1000,
        error_messages={"required": "Say why, so that the next person understands."},
    )


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """A question that may be left out: left out is not an answer."""
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[(NOT_ANSWERED, "Not answered"), *choices],
        initial=NOT_ANSWERED,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "That is none of the answers."},
    )
