"""What this app does by the clock. Pages do not depend on it: they ask the same questions when they are shown."""

from procrastinate.contrib.django import app

from coresponder.program.dispatch.actions.expiring import expire_offers
from coresponder.program.dispatch.actions.safety import raise_missed_check_ins


@app.periodic(cron="* * * * *")
@app.task(name="dispatch.watch", queue="runs")
def watch_over_teams(timestamp: int) -> None:
    """Every minute: offers that nobody answered, and people who were not heard from."""
    expire_offers()
    raise_missed_check_ins()
