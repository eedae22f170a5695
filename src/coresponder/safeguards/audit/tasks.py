"""What this app does by the clock."""

from procrastinate.contrib.django import app

from coresponder.safeguards.audit.seals.making import seal_if_due


@app.periodic(cron="* * * * *")
@app.task(name="audit.seal", queue="runs")
def seal_trail(timestamp: int) -> None:
    """Every minute: seal the trail when enough events wait, or the oldest of them has waited long enough."""
    seal_if_due()
