"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people whom the program serves."""

    name = "coresponder.program.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Make this app's long task known."""
        from coresponder.program.people import kinds_of_run  # noqa: F401 - registers when imported
