"""What is done to accounts by the clock, every night."""

from procrastinate.contrib.django import app

from coresponder.safeguards.staff.nightly import keep_accounts_in_line


@app.periodic(cron="10 0 * * *")
@app.task(name="staff.keep_accounts_in_line", queue="runs")
def keep_accounts_in_line_by_night(timestamp: int) -> None:
    """Ten minutes after midnight (UTC): memberships that ran out, idle accounts, old failures."""
    keep_accounts_in_line()
