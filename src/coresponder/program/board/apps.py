"""Registers the app with Django."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """The live board."""

    name = "coresponder.program.board"
    label = "board"
    verbose_name = "Board"
