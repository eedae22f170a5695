"""A safety fact says since when and until when, so that nobody is feared for what is long over."""

from datetime import date, timedelta

from coresponder.kernel.errors import UsageError

LONGEST_DAYS = 366
USUAL_DAYS = 180


def usual_end(observed_on: date) -> date:
    """The last day that is proposed."""
    return observed_on + timedelta(days=USUAL_DAYS)


def check_days(*, observed_on: date, expires_on: date, today: date) -> None:
    """UsageError for an observation in the future, an end before it, or an end more than a year after it."""
    if observed_on > today:
        raise UsageError("observed_in_the_future", "The day of the observation is still to come.", "Correct the day.")
    if expires_on < observed_on:
        raise UsageError("ends_before_it_was_seen", "The last day is before the observation.", "Correct the days.")
    if expires_on > observed_on + timedelta(days=LONGEST_DAYS):
        raise UsageError(
            "open_too_long",
            "A safety fact holds for a year at most.",
            "Choose an earlier last day; what is seen again is recorded again.",
        )
