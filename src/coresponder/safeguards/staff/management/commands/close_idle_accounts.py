"""`manage.py close_idle_accounts`: what otherwise happens every night, with a list of what was closed."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from coresponder.safeguards.staff.actions.closing import idle_accounts
from coresponder.safeguards.staff.nightly import keep_accounts_in_line


class Command(BaseCommand):
    """Close accounts that nobody has signed in to for too long, and settle memberships that ran out."""

    help = "Close accounts that nobody has signed in to for too long, and settle memberships that ran out."

    def add_arguments(self, parser: CommandParser) -> None:
        """One option: only look."""
        parser.add_argument("--dry-run", action="store_true", help="List what would be closed, and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Account numbers only: names stay out of terminals and logs."""
        if options["dry_run"]:
            since = timezone.now() - timedelta(days=settings.DAYS_UNTIL_IDLE_ACCOUNTS_CLOSE)
            self._list("would be closed", [user.pk for user in idle_accounts(since)])
            return
        kept = keep_accounts_in_line()
        self._list("closed, not used for too long", kept.idle_account_ids)
        self.stdout.write(f"{kept.settled} changed because a membership ran out")

    def _list(self, what: str, ids: Any) -> None:
        numbers = ", ".join(str(account_id) for account_id in ids) or "none"
        self.stdout.write(f"{what}: {numbers}")
