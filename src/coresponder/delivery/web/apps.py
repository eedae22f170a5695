"""Registers the app with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The frame of every page, and the pages that belong to no single app."""

    name = "coresponder.delivery.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        """Connect what is written when somebody signs in or out, and register the long task of this app."""
        from coresponder.delivery.web import (
            kinds_of_run,  # noqa: F401 - registers when imported
            sign_in_trail,  # noqa: F401 - connects its receivers when imported
        )
