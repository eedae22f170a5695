"""Registers the app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The people whom the program serves."""

    name = "coresponder.program.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Make this app's long task known, and tell the rooms below who exists and who may know of it."""
        from coresponder.program.partnerships import name_checks
        from coresponder.program.people import (
            kinds_of_run,  # noqa: F401 - registers when imported
            timeline,
        )
        from coresponder.program.people.naming import names_somebody_known
        from coresponder.program.people.own_moments import notes_in
        from coresponder.program.people.queries import persons as kept
        from coresponder.safeguards.consent import persons

        timeline.register(notes_in)
        name_checks.register(names_somebody_known)
        persons.register(exists=kept.exists, may_see=kept.is_known_to, ids_of=kept.ids_of, page_of=kept.address_of)
