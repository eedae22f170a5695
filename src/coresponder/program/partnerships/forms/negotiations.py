"""Beginning and framing a negotiation, its matrix, writing and commenting on sections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from coresponder.program.partnerships.actions.negotiating import Line
from coresponder.program.partnerships.forms.fields import day_field, words_field
from coresponder.program.partnerships.models import Negotiation, PlannedCell
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.forms import TermsForm
from coresponder.safeguards.agreements.forms.drafting import AgencyChoices
from coresponder.safeguards.agreements.forms.matrix import FormDirection, Place
from coresponder.safeguards.agreements.queries import agencies_to_choose
from coresponder.safeguards.agreements.vocabulary import AgreementKind

CHANNELS = "Such as “read in the program”, “by phone”, “encrypted e-mail”."


class BeginForm(forms.Form):
    """A kind, a title, and who the parties are."""

    kind = forms.ChoiceField(
        label="What kind of agreement",
        choices=[(each.value, each.label[0].upper() + each.label[1:]) for each in AgreementKind],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of agreement it is."},
    )
    title = forms.CharField(label="Title", max_length=160, help_text="What the parties will call it.")
    agencies = AgencyChoices(
        queryset=Agency.objects.none(), label="Parties", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = agencies_to_choose()  # type: ignore[attr-defined]  # a choice among rows


class FrameForm(forms.Form):
    """Title, parties and days."""

    title = forms.CharField(label="Title", max_length=160)
    agencies = AgencyChoices(
        queryset=Agency.objects.none(), label="Parties", required=False, widget=forms.CheckboxSelectMultiple
    )
    starts_on = day_field("First day", required=False)
    ends_on = day_field("Last day", hint="It still counts. Without one it holds until it is ended.", required=False)
    review_on = day_field("Review day", hint="When the parties look at it again together.", required=False)

    def __init__(self, sent: QueryDict | None = None, *, negotiation: Negotiation) -> None:
        names = ("title", "starts_on", "ends_on", "review_on")
        initial: dict[str, Any] = {name: getattr(negotiation, name) for name in names}
        initial["agencies"] = [agency.pk for agency in negotiation.parties.all()]
        super().__init__(sent, initial=initial)
        self.fields["agencies"].queryset = agencies_to_choose()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        said = super().clean() or {}
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", "The last day is before the first one. Correct one of the two.")
        return said


class WordingForm(forms.Form):
    """The text of a section. `based_on` is the version that the writer sees."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    puts_together = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6, required=False)
    text = words_field("Text", rows=10, longest=20000, missing="The section says nothing. Write it, or leave it out.")
    note = forms.CharField(label="What you changed", required=False, max_length=200)


class OwnSectionForm(forms.Form):
    """A section of the parties' own."""

    heading = forms.CharField(label="Heading", max_length=120)
    text = words_field("Text", rows=8, longest=20000)


class CommentForm(forms.Form):
    """What somebody says about a section."""

    text = words_field("Comment", rows=3, longest=2000, missing="Write a sentence.")


class SaveDraftForm(forms.Form):
    """What a saved draft is called."""

    label = forms.CharField(label="What is it?", max_length=120, required=False, help_text="Such as “Sent to counsel”.")


@dataclass(frozen=True, kw_only=True)
class LineFields:
    """What stands below the matrix for one ticked box: on which basis, for whom, how."""

    place: Place
    fields: tuple[forms.BoundField, ...]
    roles: forms.BoundField


class MatrixForm(TermsForm):
    """The information-sharing matrix on one page: what is ticked, and how it is shared."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**6)

    def __init__(
        self, sent: QueryDict | None = None, *, agencies: Sequence[Agency], lines: Sequence[PlannedCell], version: int
    ) -> None:
        super().__init__(sent, agencies=agencies, terms=lines)  # type: ignore[arg-type]  # lines have what terms have
        self.fields["version"].initial = version
        saved = {_key(each): each for each in lines}
        for key in self.ticked:
            self.fields.update(_how_fields(key, saved.get(key)))

    @property
    def is_empty(self) -> bool:
        """Nothing is ticked yet, so that every direction is shown open."""
        return not self.ticked

    def sheets(self) -> Iterator[tuple[FormDirection, list[LineFields]]]:
        """The matrix of each direction, with the details of what is ticked."""
        for direction in self.directions():
            yield direction, [self._line(details.place) for details in direction.details]

    def _line(self, place: Place) -> LineFields:
        names = ("basis", "minimum", "channel", "keeping", "consent", "notice")
        fields = tuple(self[f"{name}_{place.key}"] for name in names)
        return LineFields(place=place, fields=fields, roles=self[f"roles_{place.key}"])

    def lines(self) -> list[Line]:
        """What was written."""
        said = self.cleaned_data
        by_place = {place.key: place for place in self.places.values()}
        written = {
            f"{each.from_agency_id}-{each.to_agency_id}-{each.data_class.value}-{each.purpose.value}": each
            for each in self.written(between=self.agencies)
        }
        return [
            Line(
                cell=cell,
                channel=said[f"channel_{key}"],
                keeping=said[f"keeping_{key}"],
                carries_notice=said[f"notice_{key}"],
            )
            for key, cell in written.items()
            if key in by_place
        ]


def _key(line: PlannedCell) -> str:
    return f"{line.from_agency_id}-{line.to_agency_id}-{line.data_class}-{line.purpose}"


def _how_fields(key: str, saved: PlannedCell | None) -> dict[str, forms.Field]:
    return {
        f"channel_{key}": forms.CharField(
            label="On which way",
            required=False,
            max_length=120,
            help_text=CHANNELS,
            initial=saved.channel if saved else "",
        ),
        f"keeping_{key}": forms.CharField(
            label="How long it may be kept", required=False, max_length=120, initial=saved.keeping if saved else ""
        ),
        f"notice_{key}": forms.BooleanField(
            label="A notice against passing it on goes along",
            required=False,
            initial=saved.carries_notice if saved else False,
        ),
    }
