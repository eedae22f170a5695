"""Registers the app with Django."""

from django.apps import AppConfig


class CostsConfig(AppConfig):
    """What the program costs, and what it may save."""

    name = "coresponder.program.costs"
    label = "costs"
    verbose_name = "Costs"

    def ready(self) -> None:
        """Make known which table of the program data set is filled here."""
        from coresponder.formats.dataset.tables import COSTS
        from coresponder.program.costs.rows import costs
        from coresponder.program.extracts import sources

        sources.register(COSTS, costs)
