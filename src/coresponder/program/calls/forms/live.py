"""The forms of live calls: one page for a call by hand, and what is said of a call afterwards."""

from typing import Any

from django import forms

from coresponder.program.calls.languages import LANGUAGES
from coresponder.program.calls.models import Call
from coresponder.program.calls.vocabulary import AgeBand, CallSource, PlaceType, Reported

LONGEST_NARRATIVE = 8000
UNKNOWN = "unknown"
UNSET = ("weapon", "violence", "medical", "suicide", "age_band", "place_type", "source")
FLAGS = {"weapon": "Weapon", "violence": "Violence", "medical": "Medical need", "suicide": "Suicide"}


def _choice(label: str, choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, **options)


def _capitalized(choices: Any) -> list[tuple[str, str]]:
    return [(each.value, str(each.label)[0].upper() + str(each.label)[1:]) for each in choices]


class AnswersForm(forms.Form):
    """What a call-taker finds out: the four flags, the age, the language, the kind of place, how the call came."""

    weapon = _choice(FLAGS["weapon"], _capitalized(Reported), initial=Reported.UNKNOWN)
    violence = _choice(FLAGS["violence"], _capitalized(Reported), initial=Reported.UNKNOWN)
    medical = _choice(FLAGS["medical"], _capitalized(Reported), initial=Reported.UNKNOWN)
    suicide = _choice(FLAGS["suicide"], _capitalized(Reported), initial=Reported.UNKNOWN)
    age_band = _choice("Age", _capitalized(AgeBand), initial=AgeBand.UNKNOWN)
    language = _choice("Language", LANGUAGES)
    place_type = _choice("Kind of place", _capitalized(PlaceType), initial=PlaceType.UNKNOWN)
    source = _choice("How it reached you", _capitalized(CallSource), initial=CallSource.UNKNOWN)

    @property
    def told(self) -> dict[str, Any]:
        """What was filled in, as an action takes it; what was not sent along is not known."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen_version"}
        return said | {name: UNKNOWN for name in UNSET if not said.get(name)}

    @property
    def flags(self) -> list[forms.BoundField]:
        """The four flags, in their order."""
        return [self[name] for name in FLAGS]


class EnterCallForm(AnswersForm):
    """A whole call on one page. Nothing but what happened or where has to be filled in."""

    narrative = forms.CharField(
        label="What is happening?",
        required=False,
        max_length=LONGEST_NARRATIVE,
        help_text="In the caller’s words. Leave this field with Tab; what the words suggest then stands beside it.",
        widget=forms.Textarea(attrs={"rows": 6, "autofocus": True, "autocomplete": "off"}),
    )
    place_text = forms.CharField(
        label="Where?", required=False, max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    beat = forms.CharField(label="Beat", required=False, max_length=40)
    type_text = forms.CharField(label="Type of call", required=False, max_length=200)
    priority = forms.IntegerField(
        label="Priority", required=False, min_value=1, max_value=9, help_text="1 is the most urgent."
    )

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        said = super().clean() or {}
        if not said.get("narrative", "").strip() and not said.get("place_text", "").strip():
            self.add_error("narrative", "Write what is happening, or where.")
        return said


class AmendCallForm(EnterCallForm):
    """A call entered by hand, to be corrected."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, call: Call) -> dict[str, Any]:
        """What the call says now, as the form begins."""
        return {
            "seen_version": call.version,
            **{name: getattr(call, name) for name in cls.base_fields if name != "seen_version"},
        }


class AmendAnswersForm(AnswersForm):
    """What a call-taker finds out about a call that a feed reports."""

    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, call: Call) -> dict[str, Any]:
        """What the call says now, as the form begins."""
        return {"seen_version": call.version, **{name: getattr(call, name) for name in AnswersForm.base_fields}}


class CloseCallForm(forms.Form):
    """How a call ended."""

    disposition = forms.CharField(label="How did it end?", required=False, max_length=200)
    is_cancelled = forms.BooleanField(label="It was cancelled: nobody was needed", required=False)


class MergeCallForm(forms.Form):
    """Into which other call."""

    event_number = forms.CharField(
        label="Number of the call that goes on",
        max_length=80,
        help_text="As it stands on the board.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
