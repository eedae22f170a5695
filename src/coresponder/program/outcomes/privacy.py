"""The privacy classes of this app's fields."""

from coresponder.program.outcomes.models import (
    Assessment,
    Baseline,
    Recomputation,
    Review,
    ReviewDecision,
    Verification,
)
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
classify(
    Assessment,
    {
        ADMINISTRATIVE: "id state release baseline baseline_sha256 requested_at computed_at launch_on since_first_on "
        "since_last_on before_first_on definitions_sha256 content content_sha256 "
        "withheld withheld_rules",
        ACCOUNT: "requested_by",
    },
)
classify(Recomputation, {ADMINISTRATIVE: "id assessment at content_sha256 differences", ACCOUNT: "by"})
classify(
    Review,
    {
        ADMINISTRATIVE: "id held_on first_on last_on assessment changed notes state version begun_at closed_at",
        ACCOUNT: "begun_by closed_by",
    },
)
classify(
    ReviewDecision,
    {
        ADMINISTRATIVE: "id review number text owner due_on measure_key expected recorded_at",
        ACCOUNT: "recorded_by",
    },
)
