"""What this app does by the clock, every night."""

from procrastinate.contrib.django import app

from coresponder.program.extracts.nightly import release_by_night


@app.periodic(cron="40 7 * * *")
@app.task(name="extracts.release_by_night", queue="runs")
def release_by_night_at(timestamp: int) -> None:
    """At 07:40 UTC, which is night all over the United States."""
    release_by_night()
