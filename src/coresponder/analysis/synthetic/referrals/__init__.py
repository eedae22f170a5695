"""The referrals of the invented year: what was offered and accepted in a contact, and what became of it.

    for each in referrals_of(contact, dice):  each.need, each.category, each.steps

Shares are assumptions, labelled as such, but for one: about three of ten people who are met are connected to care
(Colorado’s co-responder programs report that about 30 % of contacts were enrolled in services). Nobody is real.
"""

from coresponder.analysis.synthetic.referrals.drawing import YearReferral, YearStep, referrals_of
from coresponder.analysis.synthetic.referrals.rates import CATEGORIES_OF, RATES

__all__ = ["CATEGORIES_OF", "RATES", "YearReferral", "YearStep", "referrals_of"]
