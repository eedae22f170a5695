"""Registers the app with Django."""

from django.apps import AppConfig


class EmergenciesConfig(AppConfig):
    """Records opened in an emergency."""

    name = "coresponder.safeguards.emergencies"
    label = "emergencies"
    verbose_name = "Emergencies"
