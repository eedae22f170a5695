"""Counting the needs and handovers of one period."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.encounters.queries.looking import refuse_while_looking_on
from coresponder.program.needs.audit_events import NEEDS_COUNTED
from coresponder.program.needs.counting import counted
from coresponder.program.needs.models import NeedsCount
from coresponder.program.needs.periods import Period
from coresponder.program.needs.queries.counts import RECOUNT_AFTER_DAYS, may_be_counted_at
from coresponder.program.needs.queries.handovers import handovers_between
from coresponder.program.needs.releasing import released
from coresponder.program.needs.sources import sources
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def count_needs(*, period: Period, by: User) -> NeedsCount:
    """Count one period, and keep what may be shown of it.

    Not sooner than four weeks after the last count of the same period: whoever could count every day would see in the
    difference who came.
    """
    check(by, Permission.COUNT_NEEDS)
    refuse_while_looking_on()
    again_at = may_be_counted_at(period)
    if again_at > timezone.now():
        day = f"{timezone.localtime(again_at):%B %-d, %Y}"
        raise StateError(
            "counted_lately",
            f"{period.words} was counted within the last {RECOUNT_AFTER_DAYS} days.",
            f"It can be counted anew on {day}: two counts close together would tell of single people.",
        )
    from_at, to_at = period.instants
    content = released(counted(need for source in sources().values() for need in source(from_at, to_at)))
    content |= {"sources": sorted(sources()), "handovers": handovers_between(from_at, to_at)}
    made = NeedsCount.objects.create(
        period=period.key, from_on=period.from_on, to_on=period.to_on, content=content, counted_by=by
    )
    details = {"period": period.key, "withheld": content["withheld"]}
    record(NEEDS_COUNTED, by=by, about=f"needs_count:{made.pk}", details=details)
    return made
