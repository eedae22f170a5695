"""The privacy classes of this app's fields."""

from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, classify
from coresponder.safeguards.retention.models import Certificate, DisposalItem, DisposalRequest, LegalHold
from coresponder.safeguards.vocabulary import DataClass

classify(
    LegalHold,
    {
        PSEUDONYM: "person_id",
        # A case or a letter may name whom it is about.
        DataClass.IDENTITY: "reason",
        ADMINISTRATIVE: "id category placed_at lifted_at",
        ACCOUNT: "placed_by lifted_by",
    },
)
classify(
    DisposalRequest,
    {
        ADMINISTRATIVE: "id category disposal rule pack pack_sha256 triggered_before state asked_at decided_at "
        "carried_out_at",
        ACCOUNT: "asked_by decided_by",
    },
)
classify(DisposalItem, {ADMINISTRATIVE: "id request records state at", PSEUDONYM: "item_id person_id"})
# The content names who asked, who approved and who carried it out; of those served it holds counts alone.
classify(Certificate, {ADMINISTRATIVE: "id request content_sha256 issued_at", ACCOUNT: "content"})
