"""Opening and filling seats; the charter."""

from typing import Any

from django import forms

from coresponder.program.partnerships.actions.team import WhoSits
from coresponder.program.partnerships.forms.fields import day_field, today, words_field
from coresponder.program.partnerships.models import Member
from coresponder.program.partnerships.queries.team import members_on, name_of
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import Agency, User


def capitalized(words: str) -> str:
    """The words as a label begins."""
    return words[:1].upper() + words[1:]


class SeatsForm(forms.Form):
    """Which sectors a seat is opened for."""

    sectors = forms.MultipleChoiceField(
        label="Whom shall the seats speak for?",
        choices=[(each.value, capitalized(each.label)) for each in Sector],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one sector."},
    )
    title = forms.CharField(
        label="Which one, where a sector has several seats",
        required=False,
        max_length=120,
        help_text="Such as “night shift”, or the name of a hospital.",
    )

    @property
    def chosen(self) -> list[Sector]:
        """The sectors."""
        return [Sector(each) for each in self.cleaned_data["sectors"]]


class FillForm(forms.Form):
    """Who takes a seat: somebody new, or somebody who sits on the team already."""

    member = forms.ChoiceField(label="Somebody who sits on the team already", required=False)
    name = forms.CharField(label="Or a new member: name", required=False, max_length=120)
    organization = forms.CharField(label="Organization", required=False, max_length=120)
    agency = forms.ModelChoiceField(
        queryset=Agency.objects.none(), label="Partner agency", required=False, empty_label="None of the partners"
    )
    user = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label="Account",
        required=False,
        empty_label="No account: not a user of this program",
        help_text="Members of the team need no account.",
    )
    contact = forms.CharField(
        label="How to reach the person",
        required=False,
        max_length=200,
        help_text="Only whoever keeps the team sees it.",
    )
    name_is_open = forms.BooleanField(
        label="The name may be printed and shown to all members of the program",
        required=False,
        initial=True,
        help_text="Ask first. A seat can tell that somebody has lived through a crisis.",
    )
    from_on = day_field("From this day on")

    def __init__(self, *args: Any, reader: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.members = {str(each.pk): each for each in members_on(today())}
        names = [(key, name_of(each, reader=reader)) for key, each in self.members.items()]
        self.fields["member"].choices = [("", "Nobody of them"), *names]  # type: ignore[attr-defined]
        if not names:
            # Where nobody sits on the team yet, there is nobody to choose.
            self.fields["member"].widget = forms.HiddenInput()
            self.fields["name"].label, self.fields["name"].required = "Name", True
        self.fields["agency"].queryset = Agency.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["agency"].label_from_instance = lambda agency: agency.name  # type: ignore[attr-defined]
        self.fields["user"].queryset = User.objects.filter(is_active=True).order_by("display_name")  # type: ignore[attr-defined]
        self.fields["user"].label_from_instance = lambda user: user.display_name  # type: ignore[attr-defined]
        self.fields["from_on"].initial = today()

    def clean(self) -> dict[str, Any]:
        """Somebody has to be named."""
        said = super().clean() or {}
        if not said.get("member") and not str(said.get("name", "")).strip():
            self.add_error("name", "Say who takes the seat, or choose somebody of the team.")
        return said

    @property
    def known_member(self) -> Member | None:
        """The member who was chosen, if any."""
        return self.members.get(self.cleaned_data["member"])

    @property
    def who(self) -> WhoSits:
        """The new member."""
        names = ("name", "contact", "organization", "agency", "user", "name_is_open")
        return WhoSits(**{name: self.cleaned_data[name] for name in names})


class LeaveForm(forms.Form):
    """The last day on which somebody holds a seat."""

    until_on = day_field("Last day, which still counts")


class CharterForm(forms.Form):
    """The text of the charter. `based_on` is the version that the writer sees."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)
    text = words_field(
        "The charter",
        hint="What the team is for, who sits on it, how it decides, how often it meets, what it may see.",
        rows=18,
        longest=20000,
        missing="The charter says nothing. Write what the team is for.",
    )
    note = forms.CharField(label="What you changed", required=False, max_length=200)


class AdoptForm(forms.Form):
    """The day on which the team adopted a version."""

    on = day_field("Adopted on")
