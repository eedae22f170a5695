"""Rules that somebody has reviewed, and disposals by them."""

import uuid
from datetime import UTC, datetime

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.retention.actions.disposals import (
    approve_disposal,
    ask_for_disposal,
)
from coresponder.safeguards.retention.models import DisposalRequest
from coresponder.safeguards.retention.packs import Pack

LONG_AGO = datetime(2010, 5, 4, 12, tzinfo=UTC)
OTHER = uuid.UUID("00000000-0000-4000-8000-0000000000bb")
REVIEWED = """
[pack]
jurisdiction = "Marigold County"
reviewed_by = "Counsel for the county"
reviewed_on = 2026-01-31
[[rule]]
key = "consents"
category = "consent"
trigger = "expired_or_revoked"
keep = {{ years = {years} }}
disposal = "{disposal}"
authority = "County Code 1-2-3 (invented)"
"""


def asked(pack: Pack, by: User) -> DisposalRequest:
    return ask_for_disposal(pack=pack, rule_key="consents", by=by)


def approved(pack: Pack, by: User, second: User) -> DisposalRequest:
    return approve_disposal(request=asked(pack, by), by=second)
