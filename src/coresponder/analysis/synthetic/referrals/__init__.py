"""The referrals of the invented year: what was offered and accepted in a contact, and what became of it.

    for each in referrals_of(contact, dice):  each.need, each.category, each.steps

That help was accepted is drawn with the encounter, by what Colorado’s programs report. What share of that is sent,
taken, attended and kept up is assumed, and says so: no program has published it. Nobody is real.
"""

from coresponder.analysis.synthetic.referrals.drawing import YearReferral, YearStep, referrals_of
from coresponder.analysis.synthetic.referrals.rates import CATEGORIES_OF, RATES

__all__ = ["CATEGORIES_OF", "RATES", "YearReferral", "YearStep", "referrals_of"]
