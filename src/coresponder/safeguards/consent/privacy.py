"""The privacy classes of this app's fields."""

from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, SHARING, classify
from coresponder.safeguards.consent.models import Consent, Disclosure, Restriction
from coresponder.safeguards.vocabulary import DataClass

classify(
    Consent,
    {
        PSEUDONYM: "person_id",
        SHARING: "kind holder recipient recipient_kind data_classes purposes method given_at expires_at revoked_at",
        DataClass.IDENTITY: "witness document_name representative",
        DataClass.CLINICAL: "capacity_note own_words revocation_note",
        DataClass.DEMOGRAPHICS: "language",
        ADMINISTRATIVE: "id form_version recorded_at",
        ACCOUNT: "obtained_by obtaining_agency revoked_by",
    },
)
classify(
    Restriction,
    {
        PSEUDONYM: "person_id",
        SHARING: "kept_from data_class lifted_at",
        DataClass.CLINICAL: "reason lift_reason",
        ADMINISTRATIVE: "id recorded_at",
        ACCOUNT: "recorded_by lifted_by",
    },
)
classify(
    Disclosure,
    {
        PSEUDONYM: "person_id",
        SHARING: "at owner_agency recipient data_classes purpose way opened_by consent_id carried_part_2_notice",
        ADMINISTRATIVE: "id",
        ACCOUNT: "by",
    },
)
