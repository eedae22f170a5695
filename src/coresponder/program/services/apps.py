"""Registers the app with Django."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """The community's services."""

    name = "coresponder.program.services"
    label = "services"
    verbose_name = "Services"
