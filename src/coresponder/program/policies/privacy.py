"""The privacy classes of this app's fields."""

from coresponder.program.policies.models import (
    AfterAction,
    Approval,
    Chapter,
    ChapterVersion,
    Edit,
    Improvement,
    Reading,
)
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    Chapter,
    {
        ADMINISTRATIVE: "id key number title kind readers is_mandatory sign_within_days review_months screens rules",
        ACCOUNT: "police_owner health_owner",
    },
)
classify(
    ChapterVersion,
    {
        ADMINISTRATIVE: "id chapter number state text reason is_template must_sign_again signatures_count_from "
        "edited_at proposed_at returned_because in_force_at read_by_on review_due_on",
        ACCOUNT: "edited_by",
    },
)
classify(Edit, {ADMINISTRATIVE: "id version text at", ACCOUNT: "by"})
classify(Approval, {ADMINISTRATIVE: "id version side agency at text_sha256", ACCOUNT: "by"})
classify(Reading, {ADMINISTRATIVE: "id version signed_at", ACCOUNT: "user"})
classify(
    AfterAction,
    {
        ADMINISTRATIVE: "id kind happened_on people responders people_hurt responders_hurt chapters nothing_to_change "
        "written_at closed_at",
        DataClass.OPERATIONAL: "what_happened what_helped what_to_change",
        ACCOUNT: "written_by closed_by",
    },
)
classify(
    Improvement,
    {
        ADMINISTRATIVE: "id what due_on came_of about chapter agreed_at done_at done_note",
        ACCOUNT: "owner agreed_by done_by",
    },
)
