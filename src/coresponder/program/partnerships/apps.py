"""Registers the app with Django."""

from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    """Planning team, commitments, issues, agreements negotiated, goals."""

    name = "coresponder.program.partnerships"
    label = "partnerships"
    verbose_name = "Partnerships"
