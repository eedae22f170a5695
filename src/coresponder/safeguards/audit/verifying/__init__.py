"""Walking the whole trail, and saying where it is no longer what was written."""

from coresponder.safeguards.audit.verifying.report import TrailReport
from coresponder.safeguards.audit.verifying.walking import KeptSeal, verify_trail

__all__ = ["KeptSeal", "TrailReport", "verify_trail"]
