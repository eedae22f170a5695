"""The events of kinds of teams and criteria. The reason for a change may be anything: it stands with the version."""

from coresponder.safeguards.audit import register

VARIANT_SAVED = register("model_variant.saved", "{by} saved the kind of team {about} ({presence}).")
CRITERIA_DRAFTED = register("criteria.drafted", "{by} worked on a draft of criteria ({about}, {change}).")
CRITERIA_SAVED = register("criteria.saved", "{by} saved {about}, version {number} with {rules} rules.")
CRITERIA_PUT_IN_FORCE = register("criteria.put_in_force", "{by} put {about} in force, version {number}.")
