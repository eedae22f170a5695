"""`manage.py demo_day`: lets the demonstration's day go on, until Ctrl-C or `kill`."""

import signal
import time
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import Error, connection

from coresponder.program.board.demonstration.day import move
from coresponder.safeguards.accounts.models import User

SECONDS_BETWEEN_STEPS = 1.0
DISPATCHER, PLANNER = "dex", "cora"


class Command(BaseCommand):
    """Move the invented day on, a step each second. Refused outside the demonstration, where calls are real."""

    help = "Let the demonstration's day go on: invented calls come in, and invented teams work them."

    def handle(self, *args: Any, **options: Any) -> None:
        """Return when somebody asks it to stop; a step that was begun is finished first."""
        if not settings.DEMO:
            raise CommandError("There is an invented day only under coresponder.settings.demo.")
        stopped = Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda number, frame: stopped.set())
        dispatcher, planner = (User.objects.get(username=name) for name in (DISPATCHER, PLANNER))
        while not stopped.is_set():
            began_at = time.monotonic()
            self._step(dispatcher, planner)
            stopped.wait(max(0.05, SECONDS_BETWEEN_STEPS - (time.monotonic() - began_at)))

    def _step(self, dispatcher: User, planner: User) -> None:
        try:
            move(dispatcher=dispatcher, planner=planner)
        except Error as problem:
            # The database may be away for a moment; the next step asks again.
            self.stderr.write(f"The day waits for the database ({type(problem).__name__}).")
            connection.close()
