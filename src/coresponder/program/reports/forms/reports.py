"""Beginning a report, correcting one, writing its passages, bringing a questionnaire in."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils import timezone

from coresponder.analysis.measures.outcomes.stretches import whole_month
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.vocabulary import ReleasePurpose, ReleaseState
from coresponder.program.reports.models import Questionnaire
from coresponder.program.reports.vocabulary import ReportKind

if TYPE_CHECKING:
    _OfReleases = forms.ModelChoiceField[Release]
else:
    _OfReleases = forms.ModelChoiceField  # knows its type only while it is checked

LONGEST_PASSAGE = 6_000
MONTH_HINT = "As year and month, for example 2026-04."


class MonthField(forms.DateField):
    """A month, as its first day."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "2026-04", "size": "8"})
        super().__init__(input_formats=["%Y-%m"], widget=widget, help_text=MONTH_HINT, **more)
        self.error_messages["invalid"] = "Write the month as year and month, for example 2026-04."


class DataSetField(_OfReleases):
    """One of the data sets for the program's own evaluation, the newest first."""

    def __init__(self, **more: Any) -> None:
        super().__init__(queryset=Release.objects.none(), empty_label=None, **more)

    def label_from_instance(self, obj: Any) -> str:
        moment = timezone.localtime(obj.as_of_at)
        return f"as of {moment:%B} {moment.day}, {moment.year}, {moment:%H:%M} ({obj.sha256[:8]})"


def data_sets() -> Any:
    """The data sets from which a report can be computed."""
    found = Release.objects.filter(purpose=ReleasePurpose.EVALUATION, state=ReleaseState.READY)
    return found.order_by("-as_of_at", "-ready_at")


class BeginForm(forms.Form):
    """What a report is, over which months, from which data set."""

    kind = forms.ChoiceField(label="What", choices=ReportKind.choices)
    title = forms.CharField(
        label="Title",
        max_length=160,
        help_text="For example “Monthly pack: October 2026”.",
        error_messages={"required": "The report has no title. Give it a few words."},
    )
    first_month = MonthField(label="First month")
    last_month = MonthField(label="Last month")
    release = DataSetField(label="Data set")
    questionnaire = forms.ModelChoiceField(
        label="Questionnaire", queryset=Questionnaire.objects.none(), required=False, empty_label="None",
        help_text="For answers to a funder alone.",
    )  # fmt: skip
    is_public = forms.BooleanField(label="Show it on the public page once it is published", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["release"].queryset = data_sets()  # type: ignore[attr-defined]  # a field of models has one
        asked = cast("forms.ModelChoiceField[Questionnaire]", self.fields["questionnaire"])
        asked.queryset = Questionnaire.objects.all()
        asked.label_from_instance = lambda obj: obj.title  # type: ignore[method-assign]  # as Django asks

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        asks = told.get("kind") == ReportKind.QUESTIONNAIRE
        if asks and not told.get("questionnaire"):
            self.add_error("questionnaire", "Choose the questionnaire that is answered.")
        if not asks:
            told["questionnaire"] = None
        if told.get("first_month") and told.get("last_month") and told["last_month"] < told["first_month"]:
            self.add_error("last_month", "The last month lies before the first.")
        return told

    @property
    def ends_on(self) -> date:
        """The last day of the last month."""
        return whole_month(self.cleaned_data["last_month"]).last_on


class CorrectForm(forms.Form):
    """What was wrong, and from which data set it is computed now."""

    release = DataSetField(label="Data set")
    note = forms.CharField(
        label="What is corrected", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In a sentence or two; it stands in the change log, for everybody.",
    )  # fmt: skip

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["release"].queryset = data_sets()  # type: ignore[attr-defined]  # a field of models has one


class PassageForm(forms.Form):
    """The words of one passage."""

    text = forms.CharField(
        label="Text", max_length=LONGEST_PASSAGE, widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write something, or leave it as it is."},
    )  # fmt: skip

    def __init__(self, *args: Any, may_be_empty: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].required = not may_be_empty


class QuestionnaireForm(forms.Form):
    """A questionnaire as a file."""

    file = forms.FileField(
        label="File (TOML)",
        widget=forms.ClearableFileInput(attrs={"accept": ".toml"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )
