"""Registers the app with Django."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """Calls for service from computer-aided dispatch."""

    name = "coresponder.program.calls"
    label = "calls"
    verbose_name = "Calls for service"

    def ready(self) -> None:
        """Make this app's long task known."""
        from coresponder.program.calls import kinds_of_run  # noqa: F401 - registers when imported
