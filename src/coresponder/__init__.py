"""Coresponder: develop, run and prove a co-responder program."""

__version__ = "0.1.0"
