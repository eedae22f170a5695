"""Registers the app with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may do what."""

    name = "coresponder.safeguards.access"
    label = "access"
    verbose_name = "Access"
