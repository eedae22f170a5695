"""The privacy classes of this app's fields."""

from coresponder.program.messages.models import Message
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, SECRET, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    Message,
    {
        ADMINISTRATIVE: "id kind channel state valid_until_at asked_at attempts next_attempt_at over_at problem",
        PSEUDONYM: "about to_masked",
        DataClass.IDENTITY: "to",
        SECRET: "values",
        ACCOUNT: "asked_by",
    },
)
