"""Registers the app with Django."""

from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    """Follow-up, episodes of care, case conferences, feedback."""

    name = "coresponder.program.follow_up"
    label = "follow_up"
    verbose_name = "Follow-up"

    def ready(self) -> None:
        """Everything about a person is a part of the record; encounters tell when one was filed."""
        from coresponder.program.follow_up.registering import register_everything

        register_everything()
