"""The privacy classes of this app's fields."""

from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, SECRET, classify
from coresponder.safeguards.links.models import Link, LinkCode, WrongTry

classify(
    Link,
    {
        SECRET: "secret_hash",
        ADMINISTRATIVE: "id purpose about is_single_use issued_at expires_at opened_at used_at ended_at",
        ACCOUNT: "issued_by",
    },
)
classify(LinkCode, {SECRET: "code_hash", ADMINISTRATIVE: "link issued wrong_tries issued_at confirmed_at"})
classify(WrongTry, {ADMINISTRATIVE: "id address_hash tried_at"})
