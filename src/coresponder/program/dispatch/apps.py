"""Registers the app with Django."""

from django.apps import AppConfig


class DispatchConfig(AppConfig):
    """Teams, shifts, assignments, safety, handover."""

    name = "coresponder.program.dispatch"
    label = "dispatch"
    verbose_name = "Dispatch"
