"""Delete originals of exports that nobody is working on any more."""

from typing import Any

from django.core.management.base import BaseCommand

from coresponder.program.calls.sweeping import sweep_incoming


class Command(BaseCommand):
    """manage.py sweep_incoming"""

    help = "Delete uploaded originals that nobody is working on any more. The worker does it every ten minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep what has lain untouched for an hour, and say how much that was."""
        self.stdout.write(f"{sweep_incoming()} deleted.")
