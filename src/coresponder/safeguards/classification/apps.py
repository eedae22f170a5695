"""Registers the app with Django, and loads the privacy classes that each app declares."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ClassificationConfig(AppConfig):
    """The privacy class of every field."""

    name = "coresponder.safeguards.classification"
    label = "classification"
    verbose_name = "Privacy classes"

    def ready(self) -> None:
        """Read `privacy.py` of every installed app, so that every field has its class."""
        autodiscover_modules("privacy")
