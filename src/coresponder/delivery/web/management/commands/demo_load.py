"""`manage.py demo_load`: the cast and the invented county, made where missing."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coresponder.delivery.web import demonstration


class Command(BaseCommand):
    """Load the cast and the invented county. A second time changes nothing."""

    help = "Load the cast and the invented county. A second time changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Refused outside the demonstration: invented calls must never stand among real ones."""
        if not settings.DEMO:
            raise CommandError("The invented county is loaded only under coresponder.settings.demo.")
        demonstration.load(progress=self._say)

    def _say(self, sentence: str, share_done: float) -> None:
        self.stdout.write(f"{share_done:4.0%}  {sentence}")
