"""Asking for a consent: what is agreed to, reading it back, and taking it back again."""

from typing import Any

from django import forms
from django.utils import timezone

from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.consent.forms.choices import CLASS_CHOICES, PART_2_CHOICE, AgencyChoice
from coresponder.safeguards.consent.rules import problems_of, usual_last_day
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import (
    LEGAL_PURPOSES,
    OFFERED_PURPOSES,
    ConsentKind,
    ConsentLanguage,
    ConsentMethod,
)
from coresponder.safeguards.vocabulary import DataClass, Purpose

ASKABLE = (*OFFERED_PURPOSES, *LEGAL_PURPOSES)
PURPOSE_CHOICES = [(each.value, each.label[:1].upper() + each.label[1:]) for each in ASKABLE]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
PART_2_HINT = (
    "Substance-use treatment is never meant along with other health information: the person has to name it. It needs a "
    "signature, it is never shown to law enforcement here, and a notice goes with it wherever it goes."
)


class ConsentForm(forms.Form):
    """The elements of 42 CFR 2.31, as somebody asks a person about them."""

    kind = forms.ChoiceField(
        label="What is it about?",
        choices=[(each.value, each.label[:1].upper() + each.label[1:]) for each in ConsentKind],
        initial=ConsentKind.SHARING,
        help_text="These three are never mixed on one paper. If the person agrees to two of them, record two consents.",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what the consent is about."},
    )
    holder = AgencyChoice(
        label="Who may share it",
        empty_label="Any agency of the program that holds it",
        help_text="The agency whose records it is about.",
    )
    recipient = AgencyChoice(label="Who may receive it: one agency", empty_label="No single agency; a kind, below")
    recipient_kind = forms.ChoiceField(
        label="Or every agency of a kind",
        required=False,
        choices=[("", "No kind; the agency above"), *AgencyKind.choices],
    )
    data_classes = forms.MultipleChoiceField(
        label="What may be shared",
        required=False,
        choices=[*CLASS_CHOICES[:-1], PART_2_CHOICE],
        help_text=PART_2_HINT,
        widget=forms.CheckboxSelectMultiple,
    )
    purposes = forms.MultipleChoiceField(
        label="What for",
        required=False,
        choices=PURPOSE_CHOICES,
        help_text="The last two are for a consent to a legal proceeding, which is recorded by itself.",
        widget=forms.CheckboxSelectMultiple,
    )
    given_on = forms.DateField(
        label="Given on",
        initial=timezone.localdate,
        widget=DAY,
        error_messages={"required": "Say on which day it was given.", "invalid": "Write the day as 2026-11-25."},
    )
    expires_on = forms.DateField(
        label="Holds until the end of",
        required=False,
        help_text="Left empty, it holds for the usual time, which is twelve months unless your program chose another.",
        widget=DAY,
        error_messages={"invalid": "Write the day as 2027-11-25."},
    )
    method = forms.ChoiceField(
        label="How it was given",
        choices=[(each.value, each.label[:1].upper() + each.label[1:]) for each in ConsentMethod],
        initial=ConsentMethod.SIGNATURE,
        widget=forms.RadioSelect,
        error_messages={"required": "Say how the person gave it."},
    )
    document_name = forms.CharField(
        label="Where the signed form is kept",
        required=False,
        max_length=200,
        help_text="For a signature: the name of the scan, or the folder.",
    )
    witness = forms.CharField(
        label="Witness", required=False, max_length=200, help_text="For a consent that was said aloud: who heard it."
    )
    representative = forms.CharField(
        label="Decided by somebody for the person",
        required=False,
        max_length=300,
        help_text="Who, and by which right: a parent, a guardian, a health-care agent. Empty for the person.",
    )
    capacity_note = forms.CharField(
        label="Why the person was able to decide this",
        max_length=1000,
        help_text="In a sentence. Somebody in acute crisis, or not sober, is asked again later.",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say in a sentence why the person was able to decide this."},
    )
    language = forms.ChoiceField(
        label="In which language it was explained",
        choices=ConsentLanguage.choices,
        initial=ConsentLanguage.ENGLISH,
        error_messages={"required": "Say in which language it was explained."},
    )

    def clean(self) -> dict[str, Any]:
        """Hold the whole against the rules that the action holds it against; name each mistake at its field."""
        super().clean()
        if not self.errors:
            for problem in problems_of(self.terms()):
                self.add_error(problem.field, problem.sentence)
        return self.cleaned_data

    def terms(self) -> Terms:
        """What is agreed to, in plain values."""
        given = self.cleaned_data
        same = ("holder", "recipient", "recipient_kind", "given_on", "document_name", "witness", "representative")
        return Terms(
            **{name: given[name] for name in (*same, "capacity_note")},
            kind=ConsentKind(given["kind"]),
            data_classes=frozenset(DataClass(each) for each in given["data_classes"]),
            purposes=frozenset(Purpose(each) for each in given["purposes"]),
            expires_on=given["expires_on"] or usual_last_day(given["given_on"]),
            method=ConsentMethod(given["method"]),
            language=ConsentLanguage(given["language"]),
        )


class ReadBackForm(forms.Form):
    """The second step: it was read back, and the person said in their own words what it means."""

    own_words = forms.CharField(
        label="What did the person say it means, in their own words?",
        max_length=2000,
        help_text="Ask “Can you tell me in your own words what you are agreeing to?” and write down the answer.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Write down what the person said it means. Without that it is not recorded."},
    )
    was_read_back = forms.BooleanField(
        label="I read it back, and the person agreed to exactly this",
        error_messages={"required": "Read it back to the person first."},
    )


class RevokeForm(forms.Form):
    """How the person took it back. Nobody has to give a reason."""

    note = forms.CharField(
        label="How the person took it back",
        required=False,
        max_length=1000,
        help_text="For example: said so on the phone, or in a letter. The person needs no reason.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BlankFormForm(forms.Form):
    """Which form to print for a pen."""

    kind = forms.ChoiceField(
        label="Form",
        choices=[(each.value, each.label[:1].upper() + each.label[1:]) for each in ConsentKind],
        initial=ConsentKind.SHARING,
    )
    language = forms.ChoiceField(
        label="Language",
        choices=[(each.value, each.label) for each in (ConsentLanguage.ENGLISH, ConsentLanguage.SPANISH)],
        initial=ConsentLanguage.ENGLISH,
    )
