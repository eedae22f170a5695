"""Registers the app with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Who may see what of a person's record."""

    name = "coresponder.safeguards.access"
    label = "access"
    verbose_name = "Access"
