"""Publishing a quarter for the advisory board."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.partnerships.aggregate_sources import counts_between
from coresponder.program.partnerships.audit_events import QUARTER_PUBLISHED
from coresponder.program.partnerships.models import PublishedQuarter
from coresponder.program.partnerships.quarters import next_quarter, refuse_unless_over
from coresponder.program.partnerships.withholding import publishable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def publish_quarter(*, starts_on: date, by: User) -> PublishedQuarter:
    """Publish the counts of a quarter that is over, small ones withheld. It is published once and stays as it is."""
    check(by, Permission.MANAGE_PARTNERSHIPS)
    refuse_unless_over(starts_on, today=timezone.localdate())
    if PublishedQuarter.objects.filter(starts_on=starts_on).exists():
        raise StateError("published_already", "This quarter is published already.", "It stays as it was published.")
    tables = [publishable(each) for each in counts_between(_start(starts_on), _start(next_quarter(starts_on)))]
    published = PublishedQuarter.objects.create(
        starts_on=starts_on, content={"tables": tables}, published_by=by, published_at=timezone.now()
    )
    record(QUARTER_PUBLISHED, by=by, about=f"quarter:{published.pk}", details={"starts_on": starts_on.isoformat()})
    return published


def _start(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time()))
