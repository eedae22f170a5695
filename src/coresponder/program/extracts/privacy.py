"""The privacy classes of this app's fields."""

from coresponder.program.extracts.models import HandOut, RecordingChange, Release
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, SHARING, classify

classify(
    Release,
    {
        ADMINISTRATIVE: (
            "id purpose detail as_of_at state requested_at ready_at removed_at sha256 tables left_out compared_at"
            " compared_same compared_tables"
        ),
        SHARING: "recipient reason",
        ACCOUNT: "requested_by",
    },
)
classify(HandOut, {ADMINISTRATIVE: "id release at", ACCOUNT: "by"})
classify(
    RecordingChange,
    {
        ADMINISTRATIVE: "id since_on kind what table_name column_name measure direction noted_at withdrawn_at",
        ACCOUNT: "noted_by withdrawn_by",
    },
)
