"""Registers the app with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The frame of every page, and the pages that belong to no single app."""

    name = "coresponder.delivery.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        """Connect what is written to the audit trail when somebody signs in or out."""
        from coresponder.delivery.web import sign_in_trail  # noqa: F401 - connects its receivers when imported
