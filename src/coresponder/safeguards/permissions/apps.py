"""Registers the app with Django."""

from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    """What a role may do."""

    name = "coresponder.safeguards.permissions"
    label = "permissions"
    verbose_name = "Permissions"
