"""The privacy classes of this app's fields."""

from coresponder.safeguards.audit.models import AuditEvent, LookedAt, Seal, SignedWeek, TrailVerification
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    AuditEvent,
    {
        ADMINISTRATIVE: "position version at event outcome purpose details previous_hash hash",
        ACCOUNT: "by_id by_role agency_id session_reference source_address",
        PSEUDONYM: "about person_id",
    },
)
classify(
    LookedAt,
    {
        ADMINISTRATIVE: "id week_starts_on finding at",
        ACCOUNT: "by",
        # What the look came to may name whom it is about.
        DataClass.IDENTITY: "note",
    },
)
classify(SignedWeek, {ADMINISTRATIVE: "week_starts_on at findings seal_number", ACCOUNT: "by"})
classify(
    Seal,
    {
        ADMINISTRATIVE: "number sealed_at first_position last_position merkle_root last_hash previous_seal public_key "
        "signature",
    },
)
classify(
    TrailVerification,
    {
        ADMINISTRATIVE: "id requested_at finished_at events seals last_hash breaks break_count",
        ACCOUNT: "requested_by",
    },
)
