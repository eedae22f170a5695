"""Registers the app with Django."""

from django.apps import AppConfig


class KeepingConfig(AppConfig):
    """Keys, exports, backups."""

    name = "coresponder.safeguards.keeping"
    label = "keeping"
    verbose_name = "Safe keeping"
