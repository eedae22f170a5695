"""What this app does by the clock."""

from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from coresponder.program.calls.sweeping import sweep_incoming
from coresponder.program.calls.watching import look_into


@app.periodic(cron="*/10 * * * *")
@app.task(name="calls.sweep_incoming", queue="runs")
def sweep_incoming_originals(timestamp: int) -> None:
    """Every ten minutes, and shortly after the worker starts: no original outlives its preparation."""
    sweep_incoming()


@app.periodic(cron="* * * * *")
@app.task(name="calls.look_into_folder", queue="runs", queueing_lock="calls.look_into_folder")
def look_into_watched_folder(timestamp: int) -> None:
    """Every minute: the files that feeds have dropped, where CALLS_FOLDER names a folder to watch.

    Who needs them within seconds lets `coresponder calls watch` run beside the worker; both may.
    """
    if settings.CALLS_FOLDER:
        look_into(Path(settings.CALLS_FOLDER))
