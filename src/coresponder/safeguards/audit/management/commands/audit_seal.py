"""`manage.py audit_seal`: seal what is not sealed yet; for a clock of the operator's own, such as cron."""

from typing import Any

from django.core.management.base import BaseCommand

from coresponder.safeguards.audit.queries.seals import document_of
from coresponder.safeguards.audit.seals.making import seal_everything


class Command(BaseCommand):
    """Seal every event that is not sealed yet, and print the newest seal."""

    help = "Seal every event that is not sealed yet, and print the newest seal, to be kept outside this database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the seal; a trail without events has none."""
        seal = seal_everything()
        self.stdout.write("Nothing has been written yet." if seal is None else document_of(seal).to_text())
