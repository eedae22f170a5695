"""What this app does by the clock, every night, half an hour after the data set is begun."""

from procrastinate.contrib.django import app

from coresponder.program.outcomes.nightly import assess_by_night


@app.periodic(cron="10 8 * * *")
@app.task(name="outcomes.assess_by_night", queue="runs")
def assess_by_night_at(timestamp: int) -> None:
    """At 08:10 UTC, which is night all over the United States."""
    assess_by_night()
