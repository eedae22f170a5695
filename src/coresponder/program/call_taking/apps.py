"""Registers the app with Django."""

from django.apps import AppConfig


class CallTakingConfig(AppConfig):
    """The question card, and 988."""

    name = "coresponder.program.call_taking"
    label = "call_taking"
    verbose_name = "Call-taking"

    def ready(self) -> None:
        """Show the card and the transfers on a call's page."""
        from coresponder.program.call_taking.call_panel import PANEL
        from coresponder.program.calls.page_panels import register

        register(PANEL)
