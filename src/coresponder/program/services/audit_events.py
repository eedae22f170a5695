"""The events of the directory of services."""

from coresponder.program.services.live import audit_events as of_live_capacity
from coresponder.safeguards.audit import register

__all__ = ["of_live_capacity"]  # loaded with these, because an app has one module of this name

PACKAGE_RECEIVED = register("services.package_received", "{by} uploaded a directory of services ({about}).")
PACKAGE_LOOKED_THROUGH = register(
    "services.package_looked_through", "{by} had {about} looked through: {rows} rows, {defects} defects."
)
PACKAGE_REFUSED = register("services.package_refused", "{by} uploaded {about}, which could not be read ({problem}).")
PACKAGE_TAKEN_OVER = register(
    "services.package_taken_over",
    "{by} took over {about}: {new} rows new, {changed} changed, {gone} gone, {disputed} put before a person.",
)
PACKAGE_DISCARDED = register("services.package_discarded", "{by} discarded {about}.")
DISAGREEMENT_DECIDED = register("services.disagreement_decided", "{by} decided about {about}: {decided}.")
DIRECTORY_EXPORTED = register("services.exported", "{by} exported the directory of services as {form} ({rows} rows).")
ROW_ADDED = register("services.row_added", "{by} added {about}.")
ROW_CHANGED = register("services.row_changed", "{by} changed {about} ({fields} fields).")
ROW_REMOVED = register("services.row_removed", "{by} took {about} out of the directory.")
ROW_RESTORED = register("services.row_restored", "{by} put {about} back into the directory.")
SERVICE_VERIFIED = register("services.verified", "{by} asked {about} whether everything is right: {result}.")
FRESHNESS_SET = register(
    "services.freshness_set", "{by} set when services look stale: {days_for_crisis} and {days_for_others} days."
)
TERM_MAPPED = register("services.term_mapped", "{by} mapped {about} to {categories} categories.")
