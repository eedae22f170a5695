"""The needs of the invented year, counted as the evaluator would, so that a visitor sees the pages filled."""

from datetime import timedelta

from django.utils import timezone

from coresponder.kernel.progress import Progress
from coresponder.program.encounters.models import Encounter
from coresponder.program.needs.actions.counting import count_needs
from coresponder.program.needs.models import NeedsCount
from coresponder.program.needs.periods import Period, periods
from coresponder.safeguards.accounts.models import User

# In a period that has only begun nearly every number is withheld, and it could not be counted again for four weeks.
WORTH_COUNTING = timedelta(days=60)


def load(*, by: User, progress: Progress) -> None:
    """Count every period in which teams met people for two months or more. A second time changes nothing."""
    if NeedsCount.objects.exists():
        return
    found = [each for each in periods(timezone.localdate()) if _is_worth_counting(each)]
    for number, period in enumerate(found):
        progress(f"Counting needs and handovers: {period.words}.", number / len(found))
        count_needs(period=period, by=by)


def _is_worth_counting(period: Period) -> bool:
    from_at, to_at = period.instants
    met = Encounter.objects.filter(started_at__gte=from_at, started_at__lt=to_at, is_met=True)
    days = met.order_by("started_at").values_list("started_at", flat=True)
    first, last = days.first(), days.last()
    return first is not None and last is not None and last - first >= WORTH_COUNTING
