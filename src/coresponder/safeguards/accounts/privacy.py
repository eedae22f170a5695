"""The privacy classes of this app's fields: all of them are about staff, none about a person served."""

from coresponder.safeguards.accounts.models import (
    AccountReview,
    Agency,
    Credential,
    FailedSignIn,
    Invitation,
    Membership,
    ReviewedAccount,
    SignInLock,
    User,
)
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, SECRET, classify

classify(Agency, {ADMINISTRATIVE: "id name kind is_active created_at"})
classify(Membership, {ADMINISTRATIVE: "id", ACCOUNT: "user agency role starts_on ends_on"})
classify(
    User,
    {
        ACCOUNT: "id username display_name role agency is_active created_at last_login closed_at closed_because "
        "session_generation",
        SECRET: "password",
    },
)
classify(Credential, {ADMINISTRATIVE: "id", ACCOUNT: "user kind number issued_on expires_on"})
classify(
    Invitation,
    {
        ADMINISTRATIVE: "id state invited_at expires_at ended_at",
        ACCOUNT: "display_name agency role ends_on renews invited_by accepted_by",
        SECRET: "token_hash",
    },
)
classify(FailedSignIn, {ADMINISTRATIVE: "id", ACCOUNT: "name_hash at"})
classify(SignInLock, {ADMINISTRATIVE: "id", ACCOUNT: "name_hash user locked_at"})
classify(AccountReview, {ADMINISTRATIVE: "id state opened_at signed_off_at", ACCOUNT: "opened_by signed_off_by"})
classify(
    ReviewedAccount,
    {
        ADMINISTRATIVE: "id review decided_at changed_at",
        ACCOUNT: "user agency role last_signed_in_at had_second_factor verdict note decided_by",
    },
)
