"""What this app does by the clock."""

from procrastinate.contrib.django import app

from coresponder.program.calls.sweeping import sweep_incoming


@app.periodic(cron="*/10 * * * *")
@app.task(name="calls.sweep_incoming", queue="runs")
def sweep_incoming_originals(timestamp: int) -> None:
    """Every ten minutes, and shortly after the worker starts: no original outlives its preparation."""
    sweep_incoming()
