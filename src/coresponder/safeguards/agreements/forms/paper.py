"""A signature that was given on paper."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from coresponder.safeguards.accounts.models import Agency
from coresponder.safeguards.agreements.forms.drafting import AgencyChoices, day_field
from coresponder.safeguards.agreements.models import Party


class AgencyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    """One agency by its name."""

    label_from_instance = AgencyChoices.label_from_instance  # type: ignore[assignment]  # the same words


class PaperForm(forms.Form):
    """Which party signed, where the paper is, and on which day."""

    agency = AgencyChoice(
        queryset=Agency.objects.none(),
        label="Who signed",
        empty_label=None,
        error_messages={"required": "Choose the agency that signed."},
    )
    document = forms.CharField(
        label="Name of the document, and where it is kept",
        max_length=160,
        error_messages={"required": "Say where the signed paper is."},
    )
    signed_on = day_field("Day of the signature", "As it stands on the paper.")
    terms_sha256 = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, sent: QueryDict | None = None, *, parties: Iterable[Party], terms_sha256: str) -> None:
        super().__init__(sent, initial={"terms_sha256": terms_sha256})
        self.fields["signed_on"].required = True
        unsigned = [party.agency_id for party in parties if not party.has_signed]
        chosen = Agency.objects.filter(pk__in=unsigned)
        self.fields["agency"].queryset = chosen  # type: ignore[attr-defined]  # a choice among rows
