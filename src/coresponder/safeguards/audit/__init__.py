"""What was done, by whom, about what, when: an append-only chain that shows any later change to it."""

from coresponder.safeguards.audit.registry import register

__all__ = ["register"]
