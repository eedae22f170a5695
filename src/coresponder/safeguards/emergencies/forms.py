"""Opening a record in an emergency, and the finding of its review."""

from typing import Any

from django import forms

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.emergencies.rules import Emergency, check_emergency, classes_offered
from coresponder.safeguards.emergencies.vocabulary import OFFERED_HOURS, EmergencyKind, ReviewFinding, ThreatTo
from coresponder.safeguards.vocabulary import DataClass

FIELD_OF = {
    "no_class": "data_classes",
    "never_in_emergency": "data_classes",
    "reason_too_short": "reason",
    "hours": "hours",
}
SUBSTANCE_USE_HINT = "Records of substance-use treatment open in a medical emergency only (42 CFR 2.51)."
KINDS = [(kind.value, kind.label[:1].upper() + kind.label[1:]) for kind in EmergencyKind]
IN_DANGER = [(each.value, each.label[:1].upper() + each.label[1:]) for each in ThreatTo]
HOURS = [(hours, f"{hours} hour" if hours == 1 else f"{hours} hours") for hours in OFFERED_HOURS]


class EmergencyForm(forms.Form):
    """What is happening, what has to be seen for it, and for how long. Offers nothing that the role may never open."""

    kind = forms.ChoiceField(
        label="What kind of emergency is it?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what kind of emergency it is."},
    )
    threat_to = forms.ChoiceField(
        label="Who is in danger?",
        choices=IN_DANGER,
        widget=forms.RadioSelect,
        error_messages={"required": "Say who is in danger."},
    )
    data_classes = forms.MultipleChoiceField(
        label="What do you need to see?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose what you need to see. Nothing is opened that is not named.",
            "invalid_choice": "Something was chosen that your role may not open in an emergency.",
        },
    )
    reason = forms.CharField(
        label="What is happening, and what do you need to know?",
        max_length=2000,
        help_text="At least 20 characters. The privacy officer reads it. It is stored encrypted.",
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": "The reason is missing. Say what is happening and what you need to know."},
    )
    hours = forms.TypedChoiceField(
        label="For how long?",
        choices=HOURS,
        coerce=int,
        initial=OFFERED_HOURS[0],
        widget=forms.RadioSelect,
        error_messages={"required": "Say for how long."},
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        offered = {each for kind in EmergencyKind for each in classes_offered(by, kind)}
        classes = self.fields["data_classes"]
        classes.choices = [  # type: ignore[attr-defined]  # a field of choices
            (each.value, each.label[:1].upper() + each.label[1:]) for each in DataClass if each in offered
        ]
        if DataClass.SUBSTANCE_USE in offered:
            classes.help_text = SUBSTANCE_USE_HINT

    def clean(self) -> dict[str, Any]:
        """Hold the whole against the rules that the action holds it against."""
        super().clean()
        if not self.errors:
            try:
                check_emergency(self.emergency(), by=self.by)
            except UsageError as problem:
                self.add_error(FIELD_OF[problem.code], str(problem))
        return self.cleaned_data

    def emergency(self) -> Emergency:
        """What was asked for, in plain values."""
        given = self.cleaned_data
        return Emergency(
            kind=EmergencyKind(given["kind"]),
            threat_to=ThreatTo(given["threat_to"]),
            data_classes=frozenset(DataClass(each) for each in given["data_classes"]),
            reason=given["reason"],
            hours=given["hours"],
        )


class ReviewForm(forms.Form):
    """What the review found."""

    finding = forms.ChoiceField(
        label="Was it right to open this?",
        choices=[("justified", "Yes, it was justified"), ("not_justified", "No, it was not justified")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what you found: justified or not."},
    )
    note = forms.CharField(
        label="What the finding rests on",
        max_length=2000,
        help_text="Whoever opened the record reads it. It is stored encrypted.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "The note is missing. Say in a sentence what the finding rests on."},
    )

    def found(self) -> ReviewFinding:
        """The finding as a code."""
        return ReviewFinding(self.cleaned_data["finding"])
