"""Registers the app with Django."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """How ready the program is."""

    name = "coresponder.program.readiness"
    label = "readiness"
    verbose_name = "Readiness"

    def ready(self) -> None:
        """Make the questions of fact known, in the order of the phases."""
        from coresponder.program.readiness.facts import register_all

        register_all()
