"""The privacy classes of this app's fields."""

from coresponder.safeguards.agreements.models import Agreement, Party, Term
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    Agreement,
    {
        ADMINISTRATIVE: "id title state starts_on ends_on text drafted_at stopped_at stop_reason replaces",
        ACCOUNT: "drafted_by",
    },
)
classify(Party, {ADMINISTRATIVE: "id agreement agency signed_at signed_terms_sha256", ACCOUNT: "signed_by"})
classify(
    Term,
    {
        ADMINISTRATIVE: "id agreement from_agency to_agency data_class purpose legal_basis needs_consent roles "
        "minimum_fields",
    },
)
