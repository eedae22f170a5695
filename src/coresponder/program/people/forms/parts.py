"""One form for each kind of part. What a form may ask is decided here; whether it may be stored, by the action."""

from typing import Any

from django import forms
from django.utils import timezone

from coresponder.program.people.models import PersonPart
from coresponder.program.people.rules.safety import usual_end
from coresponder.program.people.vocabulary.facts import (
    ANSWERS,
    SEVERAL,
    Absent,
    DemographicElement,
    SocialElement,
    Source,
)
from coresponder.program.people.vocabulary.identity import (
    AddressType,
    IdentifierKind,
    IdentityKind,
    NameKind,
    PhoneType,
)
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.vocabulary import DataClass

NO_AUTOCOMPLETE = {"autocomplete": "off", "spellcheck": "false"}


def _line(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=120, widget=forms.TextInput(attrs=NO_AUTOCOMPLETE), **options)


class NameForm(forms.Form):
    """A name."""

    kind = forms.ChoiceField(label="Kind of name", choices=NameKind, initial=NameKind.LEGAL)
    given = _line("Given name", required=False)
    middle = _line("Middle name", required=False)
    family = _line("Family name", required=False)


class IdentityForm(forms.Form):
    """A birth date, a phone, an address, a number."""

    kind = forms.ChoiceField(label="What is it?", choices=IdentityKind)
    value = forms.CharField(
        label="Value",
        max_length=300,
        widget=forms.TextInput(attrs=NO_AUTOCOMPLETE),
        help_text="A date as month/day/year, two years as 1980-1990, a phone with its area code, or text.",
        error_messages={"required": "Nothing was written. Write it, or leave the page."},
    )
    detail = forms.ChoiceField(
        label="Type",
        required=False,
        help_text="For an address, a phone, or a number in another system.",
        choices=[
            ("", "None"),
            ("Address", AddressType.choices),
            ("Phone", PhoneType.choices),
            ("Number in", IdentifierKind.choices),
        ],
    )


class AnswerForm(forms.Form):
    """An answer to a question that was chosen before."""

    codes = forms.MultipleChoiceField(
        label="Answer",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Nothing was chosen. “Not asked” and “not known” are answers, too."},
    )
    source = forms.ChoiceField(label="Where is it known from?", choices=Source, widget=forms.RadioSelect)

    def __init__(self, *args: Any, element: DemographicElement | SocialElement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = self.fields["codes"]
        assert isinstance(codes, forms.MultipleChoiceField)  # noqa: S101 - declared above
        codes.label = str(element.label)
        codes.choices = [*ANSWERS[element].items(), *Absent.choices]
        codes.help_text = "Several answers are possible." if element in SEVERAL else ""


class SafetyForm(forms.Form):
    """Something to be careful about."""

    category = forms.ChoiceField(label="What about?", choices=SafetyCategory)
    text = forms.CharField(
        label="What should the team know?",
        help_text="What was seen, and what to do. No diagnosis, no return of NCIC.",
        widget=forms.Textarea(attrs={"rows": 3, **NO_AUTOCOMPLETE}),
        error_messages={"required": "Nothing was written. Write at least a sentence."},
    )
    source = forms.ChoiceField(label="How is it known?", choices=SafetySource, widget=forms.RadioSelect)
    observed_on = forms.DateField(label="Seen on", widget=forms.DateInput(attrs={"type": "date"}))
    expires_on = forms.DateField(
        label="Shown until",
        help_text="A year at most. What is seen again is recorded again.",
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = timezone.localdate()
        days = {"observed_on": today.isoformat(), "expires_on": usual_end(today).isoformat()}
        kwargs["initial"] = {**days, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class CareNoteForm(forms.Form):
    """A note of care."""

    kind = forms.ChoiceField(label="What is it about?", choices=CareNoteKind)
    data_class = forms.ChoiceField(
        label="Whose rules hold?",
        choices=[
            (DataClass.CLINICAL.value, "Health care"),
            (DataClass.SUBSTANCE_USE.value, "Substance-use treatment (42 CFR Part 2)"),
        ],
        widget=forms.RadioSelect,
        initial=DataClass.CLINICAL.value,
    )
    text = forms.CharField(
        label="Note",
        widget=forms.Textarea(attrs={"rows": 6, **NO_AUTOCOMPLETE}),
        error_messages={"required": "Nothing was written. Write at least a sentence."},
    )
    is_author_only = forms.BooleanField(
        label="Only I may read it",
        required=False,
        help_text="For psychotherapy notes (45 CFR 164.501). It is then handed out by nobody.",
    )


class JusticeNoteForm(forms.Form):
    """A note of a police agency."""

    text = forms.CharField(
        label="Note",
        help_text="In your own words. Returns of NCIC and criminal histories (III) have no place here.",
        widget=forms.Textarea(attrs={"rows": 4, **NO_AUTOCOMPLETE}),
        error_messages={"required": "Nothing was written. Write at least a sentence."},
    )


class RetireForm(forms.Form):
    """Nothing is asked; the page says what will happen."""


def values_of(part: PersonPart, *names: str) -> dict[str, Any]:
    """What a part says now, to start a correction from."""
    return {name: getattr(part, name) for name in names}
