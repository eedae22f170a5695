"""Registers the app with Django."""

from django.apps import AppConfig


class LinksConfig(AppConfig):
    """Links for people without an account."""

    name = "coresponder.safeguards.links"
    label = "links"
    verbose_name = "Links"
