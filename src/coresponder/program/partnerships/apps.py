"""Registers the app with Django."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Planning team, commitments, issues, agreements negotiated, goals."""

    name = "coresponder.program.partnerships"
    label = "partnerships"
    verbose_name = "Partnerships"

    def ready(self) -> None:
        """What partnerships themselves count for the advisory board."""
        from coresponder.program.partnerships import aggregate_sources
        from coresponder.program.partnerships.own_aggregates import of_the_team

        aggregate_sources.register(of_the_team)
