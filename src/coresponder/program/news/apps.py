"""Registers the app with Django."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """What open pages are told."""

    name = "coresponder.program.news"
    label = "news"
    verbose_name = "News"
