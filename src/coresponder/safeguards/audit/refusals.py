"""Writing down that somebody was refused, in a transaction of its own: the one of the deed is undone.

The middleware does it for every page. Whoever catches a denial without a page around it (an interface, a command, a
job, an explanation in place of an error) calls `record_refusal` in the `except` branch, outside of the transaction.
"""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.audit_events import PAGE_REFUSED
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.audit.recording import Detail, appending_alone, record, record_anonymous
from coresponder.safeguards.audit.vocabulary import NOBODY, Outcome
from coresponder.safeguards.permissions.denials import Denied

# A stranger who tries one address over and over is written down once in this time.
STRANGERS_ONCE_IN = timedelta(minutes=1)
LONGEST_PAGE = 70


@transaction.atomic
def record_refusal(denied: Denied, *, user: User | AnonymousUser, page: str) -> AuditEvent | None:
    """One event for one denial. `page` names what was asked for: the name of the route, the operation, the command.

    A denial that carries an event of its own (a part of a record) is written as that. None for a stranger whose
    attempt at the same page was written within the last minute.
    """
    account = user if isinstance(user, User) else None
    about = denied.about or f"page:{(page or 'unnamed')[:LONGEST_PAGE]}"
    if denied.is_for_a_stranger and _was_just_written(account, about):
        return None
    event = denied.event or PAGE_REFUSED
    details: dict[str, Detail] = {"code": denied.code, **denied.details}
    if account is None:
        return record_anonymous(event, about=about, details=details, outcome=Outcome.REFUSED)
    return record(event, by=account, about=about, details=details, outcome=Outcome.REFUSED)


def _was_just_written(account: User | None, about: str) -> bool:
    """Asked by the only appender, so that two attempts at once do not both find nothing."""
    now, _, _ = appending_alone()
    by_id = account.pk if account else NOBODY
    since = now - STRANGERS_ONCE_IN
    return AuditEvent.objects.filter(by_id=by_id, at__gt=since, about=about, outcome=Outcome.REFUSED).exists()
