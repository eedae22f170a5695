"""The forms of this app's pages."""

from coresponder.safeguards.consent.forms.consent import BlankFormForm, ConsentForm, ReadBackForm, RevokeForm
from coresponder.safeguards.consent.forms.ledger import LedgerFilterForm
from coresponder.safeguards.consent.forms.restriction import LiftForm, RestrictionForm

__all__ = [
    "BlankFormForm",
    "ConsentForm",
    "LedgerFilterForm",
    "LiftForm",
    "ReadBackForm",
    "RestrictionForm",
    "RevokeForm",
]
