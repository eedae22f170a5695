"""Writing a referral, and choosing whom to ask."""

from typing import Any
from uuid import UUID

from django import forms

from coresponder.program.referrals.queries.services import every_service
from coresponder.program.referrals.rules.answers import MOST_LETTERS, MOST_SERVICES
from coresponder.program.referrals.vocabulary import ConsentSaid, Urgency
from coresponder.program.services.models import Service
from coresponder.program.services.vocabulary.categories import Kind, categories
from coresponder.safeguards.accounts.models import User


def needs_by_kind() -> list[tuple[str, list[tuple[str, str]]]]:
    """The needs that are offered, under the broad kind of help."""
    offered = [each for each in categories().values() if each.is_offered]
    groups = [(str(kind.label), [(each.code, each.words) for each in offered if each.kind == kind]) for kind in Kind]
    return [(label, rows) for label, rows in groups if rows]


class NeedForm(forms.Form):
    """What is needed: with it the services that fit are looked up."""

    need = forms.ChoiceField(label="What is needed", error_messages={"required": "Choose what is needed."})

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["need"].choices = [("", "choose"), *needs_by_kind()]  # type: ignore[attr-defined]


class ServicesForm(forms.Form):
    """Up to three services, of those that are offered."""

    services = forms.MultipleChoiceField(
        label="Whom to ask",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one service."},
    )

    def __init__(self, *args: Any, offered: list[Service], **options: Any) -> None:
        super().__init__(*args, **options)
        self._offered = {str(each.pk): each for each in offered}
        self.fields["services"].choices = [(pk, each.name) for pk, each in self._offered.items()]  # type: ignore[attr-defined]

    def clean_services(self) -> list[str]:
        """Three at most."""
        chosen: list[str] = self.cleaned_data["services"]
        if len(chosen) > MOST_SERVICES:
            raise forms.ValidationError(f"Choose {MOST_SERVICES} at most: they are asked at the same time.")
        return chosen

    @property
    def chosen(self) -> list[Service]:
        """The services, in the order of the page."""
        return [self._offered[pk] for pk in self.cleaned_data["services"]]


class ReferralForm(ServicesForm):
    """Everything that a referral says."""

    need = forms.CharField(widget=forms.HiddenInput)
    encounter = forms.UUIDField(required=False, widget=forms.HiddenInput)
    urgency = forms.ChoiceField(label="How soon", choices=Urgency.choices, initial=Urgency.THIS_WEEK)
    reason = forms.CharField(
        label="What the service has to know",
        help_text="In a sentence or two, the least that helps. They read it word by word. No name: that is added.",
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        error_messages={"required": "Write what the service has to know."},
    )
    consent_said = forms.ChoiceField(
        label="What the person said to being referred",
        choices=[("", "choose"), *ConsentSaid.choices],
        error_messages={"required": "Say what the person said."},
    )

    field_order = ("need", "encounter", "urgency", "reason", "consent_said", "services")


class DeskForm(forms.Form):
    """Where a service takes referrals."""

    email = forms.EmailField(label="E-mail address for links", error_messages={"required": "Write the address."})
    code_phone = forms.CharField(
        label="Phone for codes",
        required=False,
        max_length=40,
        help_text="Takes text messages. Without one you read the code out when they call.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    is_open = forms.BooleanField(label="It takes referrals in this way now", required=False, initial=True)


class ColleagueForm(forms.Form):
    """One colleague."""

    account = forms.TypedChoiceField(label="Who", coerce=int)

    def __init__(self, *args: Any, colleagues: list[User], label: str = "Who", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].label = label
        self._colleagues = {each.pk: each for each in colleagues}
        self.fields["account"].choices = [(each.pk, each.display_name) for each in colleagues]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> User:
        """The account."""
        return self._colleagues[self.cleaned_data["account"]]


def service_listed(service_id: UUID) -> Service | None:
    """One service that is listed now."""
    return every_service().filter(pk=service_id).first()
