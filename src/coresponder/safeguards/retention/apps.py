"""Registers the app with Django, and loads the categories of records that each app declares."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RetentionConfig(AppConfig):
    """How long records are kept."""

    name = "coresponder.safeguards.retention"
    label = "retention"
    verbose_name = "Retention"

    def ready(self) -> None:
        """Read `retention.py` of every installed app, so that every category is known."""
        from coresponder.safeguards.retention import sessions  # noqa: F401 - registers when imported

        autodiscover_modules("retention")
