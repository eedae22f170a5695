"""Registers the app with Django."""

from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    """Follow-up, episodes of care, case conferences, feedback."""

    name = "coresponder.program.follow_up"
    label = "follow_up"
    verbose_name = "Follow-up"

    def ready(self) -> None:
        """Everything about a person is a part of the record; encounters tell when one was filed."""
        from coresponder.program.encounters import listeners
        from coresponder.program.follow_up.actions.planning import plan_after_encounter
        from coresponder.program.follow_up.models import (
            AgendaItem,
            Attempt,
            CareGoal,
            CareHours,
            CareTask,
            ContactWish,
            Episode,
            FollowUp,
        )
        from coresponder.program.people.models.registry import register_part

        listeners.register(plan_after_encounter)
        # What hangs on an episode is forgotten before it.
        for model in (Attempt, FollowUp, CareTask, CareGoal, CareHours, AgendaItem, ContactWish, Episode):
            register_part(model)
