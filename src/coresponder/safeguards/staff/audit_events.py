"""What is written down when accounts come, change, are locked, leave and are looked over."""

from coresponder.safeguards.audit.registry import register

SIGN_IN_FAILED = register("account.sign_in_failed", "Somebody failed to prove to be the owner of {about}.")
SIGN_IN_FAILED_UNKNOWN = register(
    "account.sign_in_failed_unknown", "Somebody failed to sign in with a username that no account has."
)
ACCOUNT_LOCKED = register("account.locked", "{about} was locked after {failures} failures to sign in.")
LOCK_RELEASED = register("account.lock_released", "{by} released the lock of {about}.")

INVITED = register("account.invited", "{by} made {about}, for the role {role} in agency {agency}.")
INVITED_AGAIN = register("account.invited_again", "{by} made {about}, to set up account {account} anew.")
INVITATION_WITHDRAWN = register("account.invitation_withdrawn", "{by} withdrew {about}.")
INVITATION_ACCEPTED = register("account.invitation_accepted", "{by} accepted {about} and has an account now.")
ACCOUNT_SET_UP_ANEW = register("account.set_up_anew", "{by} accepted {about}, and set the account up anew.")
FIRST_INVITED = register("account.first_invited", "On the server, {about} was made for the first coordinator.")

MEMBERSHIP_ADDED = register("membership.added", "{by} gave account {account} {about}, as {role} in agency {agency}.")
MEMBERSHIP_ENDED = register("membership.ended", "{by} ended {about} of account {account}, on {last_day}.")
MEMBERSHIP_RAN_OUT = register("membership.ran_out", "{about} of account {account} had its last day on {last_day}.")
ACTS_FOR_ANOTHER = register("account.acts_for", "{by} acts in {about} now, as {role} for agency {agency}.")

ACCOUNT_CLOSED = register("account.closed", "{by} closed {about}, and its sessions ended.")
ACCOUNT_CLOSED_BY_ITSELF = register("account.closed_by_rule", "{about} was closed by a rule: {because}.")
ACCOUNT_REOPENED = register("account.reopened", "{by} opened {about} again.")
PASSWORD_CHANGED = register("account.password_changed", "{by} changed the password of {about}.")
SECOND_FACTOR_ADDED = register("account.second_factor_added", "{by} set up a second factor: {kind}.")
SECOND_FACTOR_REMOVED = register("account.second_factor_removed", "{by} removed a second factor: {kind}.")
RECOVERY_CODE_USED = register("account.recovery_code_used", "{by} used a recovery code.")
PROVED_AGAIN = register("account.proved_again", "{by} confirmed once more to be the owner of {about}.")

AGENCY_ADDED = register("agency.added", "{by} added {about}.")
AGENCY_CLOSED = register("agency.closed", "{by} took {about} out of the program.")
AGENCY_REOPENED = register("agency.reopened", "{by} took {about} into the program again.")
CREDENTIAL_ADDED = register("credential.added", "{by} recorded {about} of account {account}.")
CREDENTIAL_REMOVED = register("credential.removed", "{by} removed {about} of account {account}.")

REVIEW_OPENED = register("account_review.opened", "{by} opened {about} over {accounts} accounts.")
REVIEW_DECIDED = register("account_review.decided", "{by} decided in {about}: {verdict} account {account}.")
REVIEW_SIGNED_OFF = register(
    "account_review.signed_off", "{by} signed off {about}: {kept} kept, {to_change} to change, {closed} closed."
)
REVIEW_CHANGE_MADE = register("account_review.change_made", "{by} made the change that {about} asked for.")
