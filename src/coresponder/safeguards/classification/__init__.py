"""The privacy class of every field of every model, declared by each app in its own `privacy.py`.

    classify(
        Restriction,
        {PSEUDONYM: "person_id", SHARING: "kept_from data_class lifted_at", DataClass.CLINICAL: "reason"},
        {ADMINISTRATIVE: "id recorded_at", ACCOUNT: "recorded_by lifted_by"},
    )

A test fails on a field without a class, on a class for a field that there is not, and on text that tells who somebody
is, or what was said in confidence, and is not stored encrypted. The data dictionary in the docs and beside every
export is written from here.
"""

from coresponder.safeguards.classification.registry import class_of, classified_models, classify
from coresponder.safeguards.classification.vocabulary import (
    ACCOUNT,
    ADMINISTRATIVE,
    AS_THE_ROW_SAYS,
    PSEUDONYM,
    SECRET,
    SHARING,
    FieldClass,
    OtherClass,
)

__all__ = [
    "ACCOUNT",
    "ADMINISTRATIVE",
    "AS_THE_ROW_SAYS",
    "PSEUDONYM",
    "SECRET",
    "SHARING",
    "FieldClass",
    "OtherClass",
    "class_of",
    "classified_models",
    "classify",
]
