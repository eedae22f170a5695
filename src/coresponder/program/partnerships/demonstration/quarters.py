"""The published counts of the quarter before, once the calls of the county are there."""

from django.utils import timezone

from coresponder.program.partnerships.actions.advisory import publish_quarter
from coresponder.program.partnerships.models import PublishedQuarter
from coresponder.program.partnerships.quarters import previous_quarter, quarter_of
from coresponder.safeguards.accounts.models import User


def load(*, by: User) -> None:
    """The last two quarters that are over; nothing where one is published."""
    if PublishedQuarter.objects.exists():
        return
    last = previous_quarter(quarter_of(timezone.localdate()))
    for starts_on in (previous_quarter(last), last):
        publish_quarter(starts_on=starts_on, by=by)
