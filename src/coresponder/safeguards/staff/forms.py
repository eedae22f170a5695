"""What the coordinator and the privacy officer fill in."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.accounts.vocabulary import AgencyKind, CredentialKind, ReviewVerdict
from coresponder.safeguards.staff.rules import ROLES_TO_GIVE

ROLE_CHOICES = [(role.key, role.display_name) for role in ROLES_TO_GIVE.values()]


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class AgencyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's field takes none at run time
    """An agency by its name; its own text names only its number."""

    def label_from_instance(self, obj: Any) -> str:
        """The name that people read."""
        return str(obj.name)


class JobForm(forms.Form):
    """Which agency, in which role."""

    agency = AgencyChoice(queryset=Agency.objects.none(), label="Agency", empty_label="Choose one")
    role = forms.ChoiceField(label="Role", choices=[("", "Choose one"), *ROLE_CHOICES])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = Agency.objects.filter(is_active=True)  # type: ignore[attr-defined]


class InvitationForm(JobForm):
    """Somebody to invite."""

    display_name = forms.CharField(label="Name", max_length=120, help_text="As others will read it.")
    ends_on = forms.DateField(
        label="Last day",
        required=False,
        widget=DayInput(),
        help_text="Where it is known already, for example for an intern. Empty: until somebody ends it.",
    )
    field_order = ("display_name", "agency", "role", "ends_on")

    def clean_ends_on(self) -> date | None:
        """Not in the past."""
        ends_on: date | None = self.cleaned_data["ends_on"]
        if ends_on is not None and ends_on < timezone.localdate():
            raise forms.ValidationError("This day has passed. Choose a later one, or leave it empty.")
        return ends_on


class MembershipForm(JobForm):
    """Another membership of somebody who has an account."""

    starts_on = forms.DateField(label="First day", widget=DayInput(), initial=timezone.localdate)
    ends_on = forms.DateField(label="Last day", required=False, widget=DayInput())


class EndForm(forms.Form):
    """When a membership ends."""

    last_day = forms.DateField(
        label="Last day",
        widget=DayInput(),
        initial=timezone.localdate,
        help_text="Today: at midnight. Yesterday: at once, with every session.",
    )


class AgencyForm(forms.Form):
    """A new partner."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Choose one"), *AgencyKind.choices],
        help_text="It decides which rules bind its records, and cannot be changed later.",
    )


class CredentialForm(forms.Form):
    """A license, certification or training."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose one"), *CredentialKind.choices])
    number = forms.CharField(label="Number", max_length=60, required=False)
    issued_on = forms.DateField(label="Issued on", widget=DayInput())
    expires_on = forms.DateField(label="Expires on", required=False, widget=DayInput())


class VerdictForm(forms.Form):
    """What a review decides about one account."""

    verdict = forms.ChoiceField(choices=ReviewVerdict.choices)
    note = forms.CharField(required=False, max_length=300)
