"""Registers the app with Django."""

from django.apps import AppConfig


class DispatchConfig(AppConfig):
    """Teams, shifts, assignments, safety, handover."""

    name = "coresponder.program.dispatch"
    label = "dispatch"
    verbose_name = "Dispatch"

    def ready(self) -> None:
        """What this app tells the next shift by itself, and what it shows on a call's page."""
        from coresponder.program.calls.page_panels import register as register_panel
        from coresponder.program.dispatch.aggregates import register_aggregates
        from coresponder.program.dispatch.call_panel import PANEL
        from coresponder.program.dispatch.delivered import register_source
        from coresponder.program.dispatch.queries.handover_lines import register_own_sources

        register_own_sources()
        register_source()
        register_aggregates()
        register_panel(PANEL)
