"""The referral, the services asked, what happened, who was told, and how a service takes referrals."""

from coresponder.program.referrals.models.desks import ReferralDesk, RisesTo
from coresponder.program.referrals.models.happened import ReferralEvent, ReferralNotice
from coresponder.program.referrals.models.referrals import Destination, Referral

__all__ = ["Destination", "Referral", "ReferralDesk", "ReferralEvent", "ReferralNotice", "RisesTo"]
