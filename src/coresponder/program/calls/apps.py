"""Registers the app with Django."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """Calls for service from computer-aided dispatch."""

    name = "coresponder.program.calls"
    label = "calls"
    verbose_name = "Calls for service"
