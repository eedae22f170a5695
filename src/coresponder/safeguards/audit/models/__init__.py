"""What is kept about what was done: the events, their seals, and what the privacy officer said to each week."""

from coresponder.safeguards.audit.models.events import AuditEvent
from coresponder.safeguards.audit.models.reviews import LookedAt, SignedWeek
from coresponder.safeguards.audit.models.seals import Seal
from coresponder.safeguards.audit.models.verifications import TrailVerification

__all__ = ["AuditEvent", "LookedAt", "Seal", "SignedWeek", "TrailVerification"]
