"""Registers the app with Django."""

from django.apps import AppConfig


class EncryptionConfig(AppConfig):
    """Encrypted fields and their keys."""

    name = "coresponder.safeguards.encryption"
    label = "encryption"
    verbose_name = "Encryption"
