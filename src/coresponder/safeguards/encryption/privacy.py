"""The privacy classes of this app's fields."""

from coresponder.safeguards.classification import ADMINISTRATIVE, PSEUDONYM, SECRET, classify
from coresponder.safeguards.encryption.models import DataKey

classify(
    DataKey,
    {PSEUDONYM: "group", SECRET: "wrapped", ADMINISTRATIVE: "id wrapped_by created_at destroyed_at"},
)
