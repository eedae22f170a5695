"""Reading the audit trail."""

from django.db.models import QuerySet

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Permission, check


def trail_for(user: User) -> QuerySet[AuditEvent]:
    """All events, newest first, for somebody who may read the trail."""
    check(user, Permission.VIEW_AUDIT)
    return AuditEvent.objects.order_by("-position")
