"""What this app does by the clock."""

from procrastinate.contrib.django import app

from coresponder.safeguards.agreements.actions.starting import keep_to_the_days


@app.periodic(cron="*/5 * * * *")
@app.task(name="agreements.keep_to_the_days", queue="runs")
def keep_agreements_to_their_days(timestamp: int) -> None:
    """Every five minutes, and so at midnight in every zone: what begins comes into force, what is over is ended."""
    keep_to_the_days()
