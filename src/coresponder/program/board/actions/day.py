"""Starting, pausing and speeding up the demonstration's day."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.board.audit_events import DAY_CHANGED
from coresponder.program.board.models import DemonstrationDay
from coresponder.program.board.vocabulary import SPEEDS
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check

SECONDS_BETWEEN_LOOKS = 10


@transaction.atomic
def change_day(*, by: User, is_running: bool | None = None, speed: int | None = None) -> DemonstrationDay:
    """Start or pause the day, or let it go faster or slower. StateError outside the demonstration."""
    check(by, Permission.VIEW_TEAMS)
    if not settings.DEMO:
        raise StateError("no_demonstration", "There is a day to start and pause in the demonstration only.")
    if speed is not None and speed not in dict(SPEEDS):
        raise UsageError("unknown_speed", "There is no such speed.", "Choose one of the buttons.")
    day = DemonstrationDay.objects.select_for_update().first() or DemonstrationDay()
    day.is_running = day.is_running if is_running is None else is_running
    day.speed = speed or day.speed
    day.save()
    details = {"running": day.is_running, "speed": day.speed}
    record(DAY_CHANGED, by=by, about=f"demonstration:{day.pk}", details=details)
    announce(Topic.DEMONSTRATION, day.pk)
    return day


def looked_at_the_day() -> None:
    """Somebody looks at the board, so the day goes on. Written every few seconds at most; nobody changed anything."""
    now = timezone.now()
    day = DemonstrationDay.objects.first()
    if day is None:
        day = DemonstrationDay.objects.create()
    if day.looked_at is None or now - day.looked_at > timedelta(seconds=SECONDS_BETWEEN_LOOKS):
        DemonstrationDay.objects.filter(pk=day.pk).update(looked_at=now)
