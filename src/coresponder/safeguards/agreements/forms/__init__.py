"""The forms of this app."""

from coresponder.safeguards.agreements.forms.drafting import NewAgreementForm, WriteForm
from coresponder.safeguards.agreements.forms.matrix import TermsForm
from coresponder.safeguards.agreements.forms.paper import PaperForm

__all__ = ["NewAgreementForm", "PaperForm", "TermsForm", "WriteForm"]
