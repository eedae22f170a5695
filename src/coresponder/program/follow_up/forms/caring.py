"""Episodes of care: goals, tasks, hours, offering, closing; and who is away."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from coresponder.program.follow_up.forms.choosing import StaffField
from coresponder.program.follow_up.vocabulary import CloseReason
from coresponder.safeguards.accounts.models import Agency, User

CHOSEN_BY_PEOPLE = [each for each in CloseReason if each != CloseReason.HANDED_OVER]


class Day(forms.DateInput):
    """The browser's own field for a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class GoalForm(forms.Form):
    """What the person wants to come to."""

    text = forms.CharField(
        label="Goal, in the person’s own words",
        max_length=1000,
        error_messages={"required": "Write down what the person wants to come to."},
    )


class TaskForm(forms.Form):
    """Who does what until when."""

    text = forms.CharField(label="What", max_length=1000)
    owner = StaffField(label="Who", empty_label=None)
    due_on = forms.DateField(label="Until", widget=Day())

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        owner = self.fields["owner"]
        assert isinstance(owner, StaffField)  # noqa: S101 - declared above
        owner.queryset = User.objects.filter(pk__in=[each.pk for each in people]).order_by("display_name")


class HoursForm(forms.Form):
    """How long somebody worked on it, and when."""

    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=1440)
    worked_on = forms.DateField(label="On", widget=Day())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["worked_on"].initial = timezone.localdate()


class OfferForm(forms.Form):
    """To whom an episode is offered: a colleague, or another agency."""

    to = forms.ChoiceField(label="To whom")
    note = forms.CharField(
        label="What the next one should know first", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[User], agencies: Sequence[Agency], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {f"user-{each.pk}": each for each in people}
        self.agencies = {f"agency-{each.pk}": each for each in agencies}
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)  # noqa: S101 - declared above
        colleagues = [(key, each.display_name) for key, each in self.people.items()]
        others = [(key, each.name) for key, each in self.agencies.items()]
        to.choices = [("A colleague", colleagues), ("Another agency", others)]

    @property
    def user(self) -> User | None:
        """The colleague who was chosen."""
        return self.people.get(self.cleaned_data["to"])

    @property
    def agency(self) -> Agency | None:
        """The agency that was chosen."""
        return self.agencies.get(self.cleaned_data["to"])


class CloseForm(forms.Form):
    """Why an episode is closed."""

    reason = forms.ChoiceField(
        label="Why", choices=[(each.value, each.label.capitalize()) for each in CHOSEN_BY_PEOPLE]
    )
    note = forms.CharField(
        label="Note", required=False, max_length=1000, help_text="Needed for another reason.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class AwayForm(forms.Form):
    """Who is away, from which day to which."""

    user = StaffField(label="Who", empty_label=None)
    from_on = forms.DateField(label="From", widget=Day())
    until_on = forms.DateField(label="Until and including", widget=Day())

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        user = self.fields["user"]
        assert isinstance(user, StaffField)  # noqa: S101 - declared above
        user.queryset = User.objects.filter(pk__in=[each.pk for each in people]).order_by("display_name")
