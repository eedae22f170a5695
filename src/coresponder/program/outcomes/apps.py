"""Registers the app with Django."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Baselines and what is measured against them."""

    name = "coresponder.program.outcomes"
    label = "outcomes"
    verbose_name = "Outcomes"

    def ready(self) -> None:
        """Make this app's long tasks known, and the calls on which deployment criteria are tried."""
        from coresponder.program.deployment import past_calls
        from coresponder.program.outcomes import kinds_of_run  # noqa: F401 - registers when imported
        from coresponder.program.outcomes.past_calls import of_the_baseline
        from coresponder.program.outcomes.starting_points import register_source

        past_calls.register(of_the_baseline)
        register_source()
