"""Reading the audit trail: which events, for whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Permission, check


@dataclass(frozen=True, kw_only=True)
class TrailFilter:
    """Which events are wanted. What is not given does not narrow. Both days are included, in the program's zone."""

    who: int | None = None
    kind: str = ""
    person: UUID | None = None
    begin: date | None = None
    end: date | None = None
    outcome: str = ""

    def condition(self) -> Q:
        """The same for the database."""
        wanted = Q()
        if self.who is not None:
            wanted &= Q(by_id=self.who)
        if self.kind:
            wanted &= Q(event=self.kind)
        if self.person:
            wanted &= Q(person_id=self.person)
        if self.begin:
            wanted &= Q(at__gte=start_of(self.begin))
        if self.end:
            wanted &= Q(at__lt=start_of(self.end + timedelta(days=1)))
        return wanted & Q(outcome=self.outcome) if self.outcome else wanted

    def given(self) -> Mapping[str, int | str]:
        """What was asked for, as the audit event of the reading writes it down."""
        found = {
            "who": self.who,
            "kind": self.kind,
            "person": str(self.person) if self.person else "",
            "begin": self.begin.isoformat() if self.begin else "",
            "end": self.end.isoformat() if self.end else "",
            "outcome": self.outcome,
        }
        return {name: value for name, value in found.items() if value not in ("", None)}


def start_of(day: date) -> datetime:
    """The first moment of a day in the program's zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def trail_for(user: User, wanted: TrailFilter | None = None) -> QuerySet[AuditEvent]:
    """The events that somebody who may read the trail asks for, newest first."""
    check(user, Permission.VIEW_AUDIT)
    found = AuditEvent.objects.order_by("-position")
    return found.filter(wanted.condition()) if wanted else found
