"""Registers the app with Django."""

from django.apps import AppConfig


class DispatchConfig(AppConfig):
    """Teams, shifts, assignments, safety, handover."""

    name = "coresponder.program.dispatch"
    label = "dispatch"
    verbose_name = "Dispatch"

    def ready(self) -> None:
        """What this app tells the next shift by itself."""
        from coresponder.program.dispatch.queries.handover_lines import register_own_sources

        register_own_sources()
