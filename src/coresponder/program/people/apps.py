"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people whom the program serves."""

    name = "coresponder.program.people"
    label = "people"
    verbose_name = "People"
