"""Registers the app with Django."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """The community's services."""

    name = "coresponder.program.services"
    label = "services"
    verbose_name = "Services"

    def ready(self) -> None:
        """Make the long tasks known."""
        from coresponder.program.services import kinds_of_run  # noqa: F401 - registers them as it is read
