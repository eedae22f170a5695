"""`manage.py keep_agreement_days`: what begins today comes into force, what is over is ended."""

from typing import Any

from django.core.management.base import BaseCommand

from coresponder.safeguards.agreements.actions.starting import keep_to_the_days


class Command(BaseCommand):
    """Bring into force what begins today, and end what has passed its last day."""

    help = "Bring into force what begins today, end what is over. The worker does it every five minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it once, and say how many there were."""
        begun, over = keep_to_the_days()
        self.stdout.write(f"{begun} came into force, {over} ended with their last day.")
