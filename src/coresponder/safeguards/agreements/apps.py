"""Registers the app with Django."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Information-sharing agreements."""

    name = "coresponder.safeguards.agreements"
    label = "agreements"
    verbose_name = "Agreements"
