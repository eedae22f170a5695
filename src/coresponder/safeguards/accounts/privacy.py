"""The privacy classes of this app's fields."""

from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, SECRET, classify

classify(Agency, {ADMINISTRATIVE: "id name kind is_active created_at"})
classify(Membership, {ADMINISTRATIVE: "id", ACCOUNT: "user agency role starts_on ends_on"})
classify(
    User,
    {ACCOUNT: "id username display_name role agency is_active created_at last_login", SECRET: "password"},
)
