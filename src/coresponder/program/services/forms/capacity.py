"""How full a facility is: steppers, a note, and four buttons that send it."""

from collections.abc import Mapping, Sequence

from django import forms

from coresponder.program.services.models.capacity import MOST_HOURS, MOST_PLACES
from coresponder.program.services.vocabulary.capacity import POSTED, REFUSED_BECAUSE

PLACE = "place_"
SOON = ((5, "5 min"), (10, "10 min"), (20, "20 min"), (30, "30 min"))


class CapacityForm(forms.Form):
    """What a facility says. The state is the button that was pressed."""

    state = forms.ChoiceField(
        choices=[(each.value, each.label) for each in POSTED],
        error_messages={"required": "Tap one of Open, Limited, Full or Diversion."},
    )
    note = forms.CharField(
        label="Note", max_length=140, required=False, help_text="About the facility, never about a person."
    )
    posted_by_words = forms.CharField(label="Who posts", max_length=80, required=False, help_text="A name or a desk.")

    def __init__(self, *args: object, kinds: Sequence[str], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        for number, kind in enumerate(kinds):
            self.fields[f"{PLACE}{number}"] = forms.IntegerField(
                label=f"Free {kind}",
                min_value=0,
                max_value=MOST_PLACES,
                required=False,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
                error_messages={"invalid": "Write a whole number."},
            )
        self.kinds = list(kinds)

    @property
    def steppers(self) -> list[forms.BoundField]:
        """The fields that count places."""
        return [self[f"{PLACE}{number}"] for number in range(len(self.kinds))]

    @property
    def free(self) -> Mapping[str, int]:
        """Free places by kind."""
        return {kind: self.cleaned_data.get(f"{PLACE}{number}") or 0 for number, kind in enumerate(self.kinds)}


class DeskForm(forms.Form):
    """What a facility counts, and for how long what it posts holds."""

    place_kinds = forms.CharField(
        label="Kinds of places that it counts",
        max_length=120,
        required=False,
        help_text="At most four, with commas between: beds, chairs. Leave it empty where only the state is told.",
    )
    hours_it_holds = forms.IntegerField(
        label="A post holds for so many hours",
        min_value=1,
        max_value=MOST_HOURS,
        help_text="Afterwards it is not known any more. Four hours are usual.",
    )

    @property
    def kinds(self) -> list[str]:
        return [kind.strip()[:30] for kind in self.cleaned_data["place_kinds"].split(",")]


class InboundForm(forms.Form):
    """In how many minutes somebody arrives."""

    minutes = forms.TypedChoiceField(label="One person, in", choices=SOON, coerce=int, widget=forms.RadioSelect)


class RefusalForm(forms.Form):
    """Why a facility refused."""

    because = forms.ChoiceField(
        label="Why did they refuse?",
        choices=[(code, label.capitalize()) for code, label in REFUSED_BECAUSE.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose why the facility refused."},
    )
