"""The privacy classes of this app's fields."""

from coresponder.safeguards.agreements.models import Agreement, Party, Suspension, Term
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    Agreement,
    {
        ADMINISTRATIVE: "id title kind state starts_on ends_on review_on text clauses content content_sha256 "
        "drafted_at in_force_at stopped_at stopped_for stop_reason replaces",
        ACCOUNT: "drafted_by stopped_by",
    },
)
classify(
    Party,
    {
        ADMINISTRATIVE: "id agreement agency signed_at signed_terms_sha256 paper_document paper_signed_on",
        ACCOUNT: "signed_by",
    },
)
classify(
    Term,
    {
        ADMINISTRATIVE: "id agreement from_agency to_agency data_class purpose legal_basis needs_consent roles "
        "minimum_fields",
    },
)
classify(
    Suspension,
    {
        ADMINISTRATIVE: "id agreement suspended_for suspended_at reason lifted_at",
        ACCOUNT: "suspended_by lifted_by",
    },
)
