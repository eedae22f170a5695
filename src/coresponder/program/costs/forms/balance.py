"""The forms of effects and scenarios."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from coresponder.program.costs.actions.effects import Told
from coresponder.program.costs.actions.scenarios import MOST_SEEDS
from coresponder.program.costs.forms.fields import choices_of
from coresponder.program.costs.models import CostSetVersion, EffectRecord, Scenario
from coresponder.program.costs.numbers import events
from coresponder.program.costs.periods import Period
from coresponder.program.costs.vocabulary import GradeOf, Way

NUMBER = {"inputmode": "decimal", "step": "any"}


def number_field(label: str, hint: str = "") -> forms.FloatField:
    """A count of events, with decimals."""
    return forms.FloatField(
        label=label,
        help_text=hint,
        min_value=-1e9,
        max_value=1e9,
        widget=forms.NumberInput(attrs=NUMBER),
        error_messages={"required": "The number is missing.", "invalid": "Write a number, such as 30."},
    )


class EffectForm(forms.Form):
    """How many events there were fewer or more, how that is known, and from which figure."""

    period = forms.ChoiceField(label="In which period")
    item = forms.ChoiceField(
        label="Of what", help_text="What the cost set has a cost of.",
        error_messages={"required": "Choose what there was fewer or more of."},
    )  # fmt: skip
    way = forms.ChoiceField(label="There were", choices=choices_of(*Way), widget=forms.RadioSelect)
    number = number_field("How many", "The best estimate of the difference, not the count itself.")
    low = number_field("Lower 95% limit", "Below zero if it may have gone the other way.")
    high = number_field("Upper 95% limit")
    grade = forms.ChoiceField(
        label="How it is known",
        choices=choices_of(*GradeOf),
        widget=forms.RadioSelect,
        help_text="From weak to strong. The balance is as good as its weakest effect.",
        error_messages={"required": "Say how it is known. An effect without a grade is refused."},
    )
    measure = forms.CharField(
        label="From which figure",
        max_length=300,
        help_text="The measure and where it stands, so that anybody finds it again.",
        error_messages={"required": "Name the figure that it was taken from."},
    )

    def __init__(self, *args: Any, periods: list[Period], items: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["period"]).choices = [(each.key, each.words) for each in periods]
        cast(forms.ChoiceField, self.fields["item"]).choices = _named(items)

    def clean(self) -> dict[str, Any]:
        """Limits that do not hold the number, told where they are mended."""
        said: dict[str, Any] = super().clean() or {}
        low, number, high = (said.get(name) for name in ("low", "number", "high"))
        if low is not None and high is not None and low > high:
            self.add_error("high", "The upper limit lies below the lower one.")
        elif low is not None and number is not None and high is not None and not low <= number <= high:
            self.add_error("number", "The number lies outside its limits.")
        return said

    @property
    def told(self) -> Told:
        """What was entered; the action checks it."""
        said = self.cleaned_data
        return Told(
            way=Way(said["way"]), grade=GradeOf(said["grade"]),
            **{name: said[name] for name in ("item", "number", "low", "high", "measure")},
        )  # fmt: skip


class TakeForm(forms.Form):
    """Which item of the cost set the events of a figure are."""

    item = forms.ChoiceField(
        label="Which cost is one of them?",
        help_text="What the cost set has a cost of. The figure counts events; the cost set says what one is worth.",
        error_messages={"required": "Choose what one of these events costs."},
    )

    def __init__(self, *args: Any, items: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        cast(forms.ChoiceField, self.fields["item"]).choices = _named(items)


def _named(items: list[str]) -> list[tuple[str, str]]:
    return [("", "Choose"), *((item, item.replace("_", " ").capitalize()) for item in items)]


class EffectChoices(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """Effects with their number, limits and grade."""

    def label_from_instance(self, effect: EffectRecord) -> str:
        """What stands beside the check box."""
        return (
            f"{effect.words.capitalize()}: {events(effect.number)} {effect.way} ({events(effect.low)} to"
            f" {events(effect.high)}), {effect.get_grade_display()}. {effect.measure}"
        )


class ScenarioForm(forms.Form):
    """A name, a version of the cost set, effects of the period, and the seed of the draws."""

    name = forms.CharField(
        label="Name", max_length=120, help_text="What sets it apart, such as “Judged diversions only”.",
        error_messages={"required": "The scenario has no name. Give it a few words."},
    )  # fmt: skip
    cost_set = forms.ModelChoiceField(label="Cost set", queryset=CostSetVersion.objects.none())
    effects = EffectChoices(
        queryset=EffectRecord.objects.none(), label="Effects", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "No effect was chosen. Without one no saving can be said."},
    )  # fmt: skip
    seed = forms.IntegerField(
        label="Seed of the draws",
        min_value=0,
        max_value=MOST_SEEDS,
        initial=1,
        help_text="The same seed draws the same dice. Keep it, so that scenarios can be compared.",
        error_messages={"min_value": "Write zero or more.", "max_value": f"Write at most {MOST_SEEDS}."},
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(
        self, *args: Any, versions: QuerySet[CostSetVersion], effects: QuerySet[EffectRecord], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        chosen = cast("forms.ModelChoiceField[CostSetVersion]", self.fields["cost_set"])
        chosen.queryset, chosen.empty_label = versions, None
        chosen.label_from_instance = lambda obj: f"{obj.label}, {obj.made_at:%b %-d, %Y}"  # type: ignore[method-assign]  # as Django asks
        cast(EffectChoices, self.fields["effects"]).queryset = effects


class CompareForm(forms.Form):
    """Two scenarios."""

    first = forms.ModelChoiceField(label="One scenario", queryset=Scenario.objects.none(), empty_label=None)
    second = forms.ModelChoiceField(label="Beside this one", queryset=Scenario.objects.none(), empty_label=None)

    def __init__(self, *args: Any, scenarios: QuerySet[Scenario], **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            chosen = cast("forms.ModelChoiceField[Scenario]", field)
            chosen.queryset = scenarios
            chosen.label_from_instance = lambda obj: f"{obj.name} ({obj.period})"  # type: ignore[method-assign]  # as Django asks
