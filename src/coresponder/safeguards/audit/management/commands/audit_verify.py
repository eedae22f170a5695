"""`manage.py audit_verify`: is the audit trail still what was written?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coresponder.safeguards.audit.verifying import verify_chain


class Command(BaseCommand):
    """Walk the audit trail from its first event and say where it was changed."""

    help = "Walk the audit trail from its first event and say where it was changed."

    def add_arguments(self, parser: CommandParser) -> None:
        """--kept-hash is what an earlier run printed and somebody wrote down elsewhere."""
        parser.add_argument("--kept-hash", default="", help="the last hash that an earlier run printed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the result; a broken chain ends with exit code 5, like every break of integrity."""
        report = verify_chain(options["kept_hash"])
        for sentence in report.breaks:
            self.stderr.write(sentence)
        if not report.kept_hash_found:
            self.stderr.write("The kept hash is not in the trail: it was cut off or rebuilt since.")
        if not report.holds:
            raise CommandError("The audit trail is broken.", returncode=5)
        self.stdout.write(f"The audit trail holds: {report.events:,} events.")
        self.stdout.write(f"Last hash, to be kept outside this database: {report.last_hash}")
