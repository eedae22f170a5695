"""What was promised, and what was delivered."""

from decimal import Decimal
from typing import Any

from django import forms

from coresponder.program.partnerships.actions.commitments import Promise
from coresponder.program.partnerships.forms.fields import day_field, today
from coresponder.program.partnerships.vocabulary.commitments import Per, Promised
from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.agreements.vocabulary import AgreementState


def _amount(label: str, smallest: str) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=Decimal(smallest), max_digits=10, decimal_places=2)


class CommitmentForm(forms.Form):
    """A promise of one agency."""

    agency = forms.ModelChoiceField(queryset=Agency.objects.none(), label="Which agency", empty_label=None)
    what = forms.ChoiceField(
        label="What kind of thing", choices=[(each.value, each.label.capitalize()) for each in Promised]
    )
    words = forms.CharField(label="What exactly", max_length=200)
    amount = _amount("How much", "0.01")
    per = forms.ChoiceField(label="For how long", choices=[(each.value, each.label.capitalize()) for each in Per])
    starts_on = day_field("From this day on")
    ends_on = day_field("Until this day", hint="Without one, until it is ended.", required=False)
    due_on = day_field("Due by this day", hint="Only for what is promised once.", required=False)
    agreement = forms.ModelChoiceField(
        queryset=Agreement.objects.none(), label="Where it was agreed", required=False, empty_label="In no agreement"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agency"].queryset = Agency.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["agency"].label_from_instance = lambda agency: agency.name  # type: ignore[attr-defined]
        live = Agreement.objects.exclude(state=AgreementState.ENDED).order_by("title")
        self.fields["agreement"].queryset = live  # type: ignore[attr-defined]
        self.fields["agreement"].label_from_instance = lambda found: found.title  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = today()

    def clean(self) -> dict[str, Any]:
        """What is promised once has its day; the last day is not before the first."""
        said = super().clean() or {}
        if said.get("per") == Per.ONCE and not said.get("due_on"):
            self.add_error("due_on", "Say by which day it is due.")
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", "The last day is before the first one. Correct one of the two.")
        return said

    @property
    def promise(self) -> Promise:
        """What was promised."""
        said = self.cleaned_data
        told = {name: said[name] for name in ("words", "amount", "starts_on", "ends_on", "due_on", "agreement")}
        return Promise(what=Promised(said["what"]), per=Per(said["per"]), **told)


class DeliveryForm(forms.Form):
    """What was delivered in a month, and where that is known from."""

    month_on = day_field("Month", hint="Any day of the month.")
    amount = _amount("How much was delivered", "0")
    source = forms.CharField(
        label="Where that is known from", max_length=200, help_text="A roster, a report, an e-mail with its date."
    )


class EndForm(forms.Form):
    """The last day of a promise."""

    on = day_field("Last day, which still counts")
