"""Registers the app with Django."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Baselines and what is measured against them."""

    name = "coresponder.program.outcomes"
    label = "outcomes"
    verbose_name = "Outcomes"

    def ready(self) -> None:
        """Make this app's long tasks known."""
        from coresponder.program.outcomes import kinds_of_run  # noqa: F401 - registers when imported
