"""Registers the app with Django."""

from django.apps import AppConfig


class CallsConfig(AppConfig):
    """Calls for service from computer-aided dispatch: exports of past ones, and live ones."""

    name = "coresponder.program.calls"
    label = "calls"
    verbose_name = "Calls for service"

    def ready(self) -> None:
        """Make this app's long task known, that a person on a call is a part of the person's record, and who judges."""
        from coresponder.program.calls import kinds_of_run  # noqa: F401 - registers when imported
        from coresponder.program.calls.delivered import register_source
        from coresponder.program.calls.intake.advising import judge_open_calls_anew
        from coresponder.program.calls.models import CallPerson
        from coresponder.program.calls.person_moments import calls_in
        from coresponder.program.deployment.events import when_put_in_force
        from coresponder.program.people import timeline
        from coresponder.program.people.models.registry import register_part

        register_source()
        register_part(CallPerson)
        timeline.register(calls_in)
        when_put_in_force(judge_open_calls_anew)
