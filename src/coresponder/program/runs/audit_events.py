"""The events of long tasks."""

from coresponder.safeguards.audit import register

RUN_CANCELLED = register("run.cancelled", "{by} cancelled {about} ({kind}).")
RUN_STARTED_AGAIN = register("run.started_again", "{by} started {about} ({kind}) again.")
