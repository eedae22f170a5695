"""Registers the app with Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reports with frozen numbers."""

    name = "coresponder.program.reports"
    label = "reports"
    verbose_name = "Reports"

    def ready(self) -> None:
        """Make our long tasks known."""
        from coresponder.program.reports import kinds_of_run  # noqa: F401 - registers when imported
