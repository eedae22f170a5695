"""The privacy classes of this app's fields. What a caller answers is operational."""

from coresponder.program.call_taking.models import Answer, QuestionBank, Transfer, TransferStep
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify
from coresponder.safeguards.vocabulary import DataClass

classify(QuestionBank, {ADMINISTRATIVE: "id number content saved_at", ACCOUNT: "saved_by"})
classify(
    Answer,
    {
        ADMINISTRATIVE: "id call bank question_key answered_at",
        DataClass.OPERATIONAL: "value words",
        ACCOUNT: "answered_by",
    },
)
classify(Transfer, {ADMINISTRATIVE: "id call direction offered_at", DataClass.OPERATIONAL: "state"})
classify(TransferStep, {ADMINISTRATIVE: "id transfer at", DataClass.OPERATIONAL: "state because", ACCOUNT: "by"})
