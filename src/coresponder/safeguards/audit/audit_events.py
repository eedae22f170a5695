"""The events of signing in and out."""

from coresponder.safeguards.audit.registry import register

SIGNED_IN = register("account.signed_in", "{by} signed in.")
SIGNED_IN_BY_ONE_CLICK = register("account.signed_in_demo", "{by} signed in by one click, in the demonstration.")
SIGNED_OUT = register("account.signed_out", "{by} signed out.")
