"""What the teams of the invented county did since its launch, patrol before, and what waits for somebody of the cast.

history   everything but the last days, stored all at once with one audit event
before    what officers coded of the year before the launch, when patrol came alone
last_days what Omar, Clara and the others wrote in the last days, by the same actions as on any day
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.synthetic.encounters import LAUNCH_ON, Year, draw_year, draw_year_before
from coresponder.formats.encounter import form_with
from coresponder.kernel.progress import Progress
from coresponder.program.dispatch.models import Team
from coresponder.program.encounters.audit_events import YEAR_INVENTED
from coresponder.program.encounters.demonstration import before, history, last_days
from coresponder.program.encounters.demonstration.history import Told
from coresponder.program.encounters.demonstration.places import CALLS_AT_MOST, Place
from coresponder.program.encounters.form_in_use import form_in_use
from coresponder.program.encounters.models import Encounter
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import record

# A year and a half since the launch; of a longer time the last of it.
LONGEST_DAYS = 548
LOCAL_CODES = "demonstration"


def load(
    *,
    cast: Mapping[str, User],
    dispatch_center: Agency,
    by: User,
    progress: Progress,
    calls_a_year: int = CALLS_AT_MOST,
    today: date | None = None,
) -> Sequence[Told]:
    """Bring in the year before the launch and what happened until yesterday; not where encounters are already.

    Returns the contacts of teams that were stored, for what other apps know of them.
    """
    if Encounter.objects.exists() or not Team.objects.exists():
        return ()
    if form_in_use() is not form_with(LOCAL_CODES):
        progress("The teams’ work is left out: it is written in the invented county’s codes (ENCOUNTER_CODES).", 1.0)
        return ()
    progress("Inventing what the teams did since the launch.", 0.0)
    year = year_until_yesterday(today or timezone.localdate(), calls_a_year=calls_a_year)
    if year is None:
        return ()
    with transaction.atomic():
        place = Place.of(year, cast=cast, dispatch_center=dispatch_center, by=by)
        progress("Storing calls, shifts and encounters.", 0.3)
        by_hand = [*last_days.chosen(year), *last_days.chosen_follow_ups(year)]
        stored = history.store(place, without=frozenset(each.number for each in by_hand))
        coded = before.store(place, draw_year_before(calls_a_year=calls_a_year))
        record(YEAR_INVENTED, by=by, about="encounters:all", details={**stored.counts, "coded_before_launch": coded})
        progress("Writing what the cast wrote in the last days.", 0.9)
        last_days.write(place, stored)
    progress("The teams’ work since the launch is there.", 1.0)
    return stored.told


def year_until_yesterday(today: date, *, calls_a_year: int) -> Year | None:
    """The days from the launch to yesterday, or the last 548 of them; None on a clock that stands before the launch."""
    last_on = today - timedelta(days=1)
    first_on = max(LAUNCH_ON, last_on - timedelta(days=LONGEST_DAYS - 1))
    return draw_year(first_on=first_on, last_on=last_on, calls_a_year=calls_a_year) if first_on <= last_on else None
