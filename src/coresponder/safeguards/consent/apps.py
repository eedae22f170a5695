"""Registers the app with Django."""

from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """Consents, restrictions and disclosures."""

    name = "coresponder.safeguards.consent"
    label = "consent"
    verbose_name = "Consent"
