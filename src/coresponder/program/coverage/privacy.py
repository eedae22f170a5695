"""The privacy classes of this app's fields."""

from coresponder.program.coverage.models import MissedReason
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify
from coresponder.safeguards.vocabulary import DataClass

classify(MissedReason, {ADMINISTRATIVE: "id call at", DataClass.OPERATIONAL: "reason", ACCOUNT: "by"})
