"""Registers the app with Django."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """Baselines and what is measured against them."""

    name = "coresponder.program.outcomes"
    label = "outcomes"
    verbose_name = "Outcomes"

    def ready(self) -> None:
        """Make known: our long tasks, the calls on which criteria are tried, and whether a baseline is frozen."""
        from coresponder.program.deployment import past_calls
        from coresponder.program.outcomes import kinds_of_run  # noqa: F401 - registers when imported
        from coresponder.program.outcomes.own_measures import register_own_measures
        from coresponder.program.outcomes.past_calls import of_the_baseline
        from coresponder.program.outcomes.readiness import NEXT_STEP, URL_NAME, is_frozen
        from coresponder.program.outcomes.starting_points import register_source
        from coresponder.program.readiness.asking import Fact, register
        from coresponder.program.readiness.vocabulary import Phase

        past_calls.register(of_the_baseline)
        register_source()
        register_own_measures()
        register(
            Fact(
                key="baseline",
                phase=Phase.PLAN,
                words="A baseline is frozen",
                ask=is_frozen,
                url_name=URL_NAME,
                next_step=NEXT_STEP,
            )
        )
