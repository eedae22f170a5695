"""Registers the app with Django."""

from django.apps import AppConfig


class ResponsePlansConfig(AppConfig):
    """Response plans."""

    name = "coresponder.program.response_plans"
    label = "response_plans"
    verbose_name = "Response plans"

    def ready(self) -> None:
        """A plan is a part of the person's record: it moves when two records are of the same person."""
        from coresponder.program.people import timeline
        from coresponder.program.people.models.registry import register_part
        from coresponder.program.people.page_panels import register as register_panel
        from coresponder.program.response_plans.models import PlanDecision, PlanVersion, Suggestion
        from coresponder.program.response_plans.person_moments import plans_in
        from coresponder.program.response_plans.person_panel import PANEL

        register_panel(PANEL)
        timeline.register(plans_in)
        for model in (PlanVersion, Suggestion, PlanDecision):
            register_part(model)
