"""Looking at the program as another account sees it: beginning and ending are events."""

from django.db import transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import VIEWING_ENDED, VIEWING_STARTED
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.queries.viewing import may_be_looked_as
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Denied, Permission, check

NOT_THIS_ACCOUNT = "not_this_account"


@transaction.atomic
def start_viewing(*, account: User, by: User) -> AuditEvent:
    """Begin to look as this account. Never as oneself, a closed account, or somebody who may look as others."""
    check(by, Permission.VIEW_AS_ANOTHER)
    if account.pk == by.pk or not may_be_looked_as(account):
        raise Denied(NOT_THIS_ACCOUNT, "Nobody can look at the program as this account. Choose one from the list.")
    return record(VIEWING_STARTED, by=by, about=f"account:{account.pk}", details={"as": account.pk})


@transaction.atomic
def end_viewing(*, account_id: int, how: str, by: User) -> AuditEvent:
    """The look is over: `stopped` by the person, `time_over`, `signed_out`, or `not_allowed` any more."""
    return record(VIEWING_ENDED, by=by, about=f"account:{account_id}", details={"as": account_id, "how": how})
