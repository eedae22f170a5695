"""The fields of referrals."""

from coresponder.program.extracts.fields.declaring import (
    ELSEWHERE,
    FILTERS,
    INNER,
    LEADS_BACK,
    STAFF,
    WORDS,
    Fields,
    Untouched,
)  # fmt: skip

RUNGS = " ".join(
    f"referrals.{rung}_at"
    for rung in ("sent", "seen", "accepted", "attended", "engaged", "completed", "lost", "closed")
)
PROOFS = "referrals.accepted_proof referrals.attended_proof referrals.engaged_proof referrals.completed_proof"
FIELDS = (
    Fields(
        model="referrals.Referral",
        is_part=True,
        into={
            "id": "referrals.referral_id referral_destinations.referral_id",
            "person": "referrals.person persons.person",
            "encounter": "referrals.encounter_id",
            "recorded_at": "referrals.created_at referrals.local_date referrals.local_month",
            "need": "referrals.need",
            "urgency": "referrals.urgency",
            "consent_said": "referrals.consent",
            "state": "referrals.state",
        },
        left_out={
            WORDS: "reason end_reason",
            ELSEWHERE: (
                "lost_because sent_at seen_at accepted_at accepted_proof appointment_set_at appointment_at attended_at"
                " attended_proof visits engaged_at engaged_proof completed_at lost_at"
            ),
            STAFF: "responsible raised_to",
            FILTERS: "changed_at",
            INNER: "due_at raised_at",
        },
    ),
    Fields(
        model="referrals.Destination",
        is_part=True,
        into={
            "id": "referral_destinations.destination_id",
            "referral": "referral_destinations.referral_id referrals.destinations",
            "service": "referral_destinations.service referral_destinations.category referrals.category",
            "way": "referrals.way",
        },
        left_out={
            WORDS: "words_sent why_not",
            ELSEWHERE: "state sent_at seen_at answered_at declined_because proof",
            LEADS_BACK: "consent_id",
            FILTERS: "ordinal person",
            INNER: "why_logged names_the_person carries_part_2_notice told_over_at",
        },
    ),
    Fields(
        model="referrals.ReferralEvent",
        into={
            "referral": "referrals.referral_id",
            "destination": "referral_destinations.is_winner referral_destinations.state",
            "kind": f"referrals.state {RUNGS} referral_destinations.state",
            "happened_at": f"{RUNGS} referral_destinations.hours_to_answer",
            "proof": PROOFS,
            "reason": "referrals.declined_because referrals.lost_because referral_destinations.declined_because",
            "appointment_at": "referrals.appointment_at",
        },
        left_out={FILTERS: "id recorded_at", STAFF: "by", INNER: "is_by_service"},
    ),
    Untouched(model="referrals.ReferralNotice", reason=STAFF),
    Untouched(model="referrals.ReferralDesk", reason=STAFF),
    Untouched(model="referrals.RisesTo", reason=STAFF),
)
