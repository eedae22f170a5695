"""The privacy classes of what every part of a record has; an app hands them to `classify` before its own fields."""

from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE
from coresponder.safeguards.classification.vocabulary import FieldClass

RECORD_PART: dict[FieldClass, str] = {
    ADMINISTRATIVE: "id owner_agency data_class is_author_only recorded_at sealed_at",
    ACCOUNT: "author",
}
