"""Registers the app with Django."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """The policy manual."""

    name = "coresponder.program.policies"
    label = "policies"
    verbose_name = "Policy manual"

    def ready(self) -> None:
        """Who has not signed what everybody in the role has to read is on no shift."""
        from coresponder.program.policies.queries.reading import unread_chapters
        from coresponder.safeguards.staff import credential_checks

        credential_checks.register(unread_chapters)
