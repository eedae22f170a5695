"""The forms of this app."""

from coresponder.program.outcomes.forms.build import BuildForm
from coresponder.program.outcomes.forms.decide import DecideForm, TypeFilterForm

__all__ = ["BuildForm", "DecideForm", "TypeFilterForm"]
