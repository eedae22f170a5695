"""The privacy classes of this app's fields."""

from coresponder.program.outcomes.models import Baseline, Verification
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    Baseline,
    {
        ADMINISTRATIVE: "id title state exports saved_profile population beats requested_at content content_sha256 "
        "notes built_at frozen_at replaces",
        ACCOUNT: "requested_by frozen_by",
    },
)
classify(Verification, {ADMINISTRATIVE: "id baseline verified_at differences remarks", ACCOUNT: "verified_by"})
