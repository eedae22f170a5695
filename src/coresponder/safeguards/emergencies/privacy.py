"""The privacy classes of this app's fields."""

from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, SHARING, classify
from coresponder.safeguards.emergencies.models import Notice, Opening
from coresponder.safeguards.vocabulary import DataClass

classify(
    Opening,
    {
        PSEUDONYM: "person_id",
        SHARING: "kind data_classes threat_to opened_at closes_at closed_at",
        DataClass.CLINICAL: "reason review_note",
        ADMINISTRATIVE: "id review_due_on reviewed_at finding",
        ACCOUNT: "opened_by closed_by reviewed_by",
    },
)
classify(Notice, {ADMINISTRATIVE: "id opening sent_at read_at", ACCOUNT: "to"})
