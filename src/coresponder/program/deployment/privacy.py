"""The privacy classes of this app's fields. Criteria and kinds of teams say nothing about anybody."""

from coresponder.program.deployment.models import CriteriaDraft, CriteriaVersion, ModelVariant, PutInForce
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    ModelVariant,
    {
        ADMINISTRATIVE: "id key title partners with_officer presence triggers needs most_at_once description is_active "
        "changed_at",
    },
)
classify(CriteriaVersion, {ADMINISTRATIVE: "id number content sha256 based_on saved_at", ACCOUNT: "saved_by"})
classify(PutInForce, {ADMINISTRATIVE: "id version from_at reason", ACCOUNT: "by"})
classify(CriteriaDraft, {ADMINISTRATIVE: "id based_on content edited_at", ACCOUNT: "owner"})
