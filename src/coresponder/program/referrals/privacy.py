"""The privacy classes of this app's fields."""

from coresponder.program.people.privacy import PERSON_PART
from coresponder.program.referrals.models import (
    Destination,
    Referral,
    ReferralDesk,
    ReferralEvent,
    ReferralNotice,
    RisesTo,
)
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, AS_THE_ROW_SAYS, SHARING, classify

classify(
    Referral,
    RECORD_PART,
    PERSON_PART,
    {
        AS_THE_ROW_SAYS: "need reason lost_because end_reason appointment_at",
        SHARING: "consent_said",
        ADMINISTRATIVE: (
            "encounter urgency state due_at raised_at changed_at sent_at seen_at accepted_at accepted_proof "
            "appointment_set_at attended_at attended_proof visits engaged_at engaged_proof completed_at lost_at"
        ),
        ACCOUNT: "responsible raised_to",
    },
)
classify(
    Destination,
    RECORD_PART,
    PERSON_PART,
    {
        AS_THE_ROW_SAYS: "service words_sent why_not declined_because",
        SHARING: "consent_id names_the_person carries_part_2_notice way why_logged",
        ADMINISTRATIVE: "referral ordinal state sent_at seen_at answered_at told_over_at proof",
    },
)
classify(
    ReferralEvent,
    {
        AS_THE_ROW_SAYS: "reason appointment_at",
        ADMINISTRATIVE: "id referral destination kind happened_at recorded_at is_by_service proof",
        ACCOUNT: "by",
    },
)
classify(ReferralNotice, {ADMINISTRATIVE: "id referral kind event sent_at read_at", ACCOUNT: "to"})
classify(ReferralDesk, {ADMINISTRATIVE: "service email code_phone is_open set_at", ACCOUNT: "set_by"})
classify(RisesTo, {ADMINISTRATIVE: "id agency set_at ended_at", ACCOUNT: "account set_by"})
