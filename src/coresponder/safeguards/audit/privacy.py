"""The privacy classes of this app's fields."""

from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, classify

classify(
    AuditEvent,
    {
        ADMINISTRATIVE: "position at event details previous_hash hash",
        ACCOUNT: "by_id by_role",
        PSEUDONYM: "about",
    },
)
