"""What is done to referrals by the clock."""

from procrastinate.contrib.django import app

from coresponder.program.referrals.actions.rising import raise_overdue


@app.periodic(cron="*/10 * * * *")
@app.task(name="referrals.raise_overdue", queue="runs")
def raise_overdue_referrals(timestamp: int) -> None:
    """Every ten minutes: what nobody acted on in time rises to a named person."""
    raise_overdue()
