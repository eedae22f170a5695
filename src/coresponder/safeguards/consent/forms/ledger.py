"""Which lines of the ledger are shown."""

from typing import Any

from django import forms

from coresponder.safeguards.consent.forms.choices import CLASS_CHOICES, AgencyChoice
from coresponder.safeguards.consent.rules import end_of, start_of

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LedgerFilterForm(forms.Form):
    """From when until when, to whom, and what."""

    since = forms.DateField(
        label="From", required=False, widget=DAY, error_messages={"invalid": "Write the day as 2026-11-25."}
    )
    until = forms.DateField(
        label="Until", required=False, widget=DAY, error_messages={"invalid": "Write the day as 2026-11-25."}
    )
    recipient = AgencyChoice(label="To", empty_label="Anybody")
    data_class = forms.ChoiceField(label="What", required=False, choices=[("", "Anything"), *CLASS_CHOICES])

    def wanted(self) -> dict[str, Any]:
        """What the query asks for. A filter that cannot be read narrows nothing, and the page says so."""
        given = self.cleaned_data if self.is_valid() else {}
        since, until, recipient = given.get("since"), given.get("until"), given.get("recipient")
        return {
            "since": start_of(since) if since else None,
            "until": end_of(until) if until else None,
            "recipient_id": recipient.pk if recipient else None,
            "data_class": given.get("data_class", ""),
        }
