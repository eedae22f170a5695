"""The privacy classes of this app's fields. The calls lie as Parquet, with a data dictionary of their own."""

from coresponder.program.calls.models import Export, SavedProfile, TypeDecision
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    Export,
    {
        ADMINISTRATIVE: "id file_name size_bytes sha256 state uploaded_at rows columns dropped_columns rejected "
        "saved_profile problem_code problem_sentence problem_next_step",
        ACCOUNT: "uploaded_by",
    },
)
classify(SavedProfile, {ADMINISTRATIVE: "id name version content sha256 saved_at", ACCOUNT: "saved_by"})
classify(TypeDecision, {ADMINISTRATIVE: "id spelling nexus reason decided_at", ACCOUNT: "decided_by"})
