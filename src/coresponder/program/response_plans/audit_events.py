"""The events of response plans."""

from coresponder.safeguards.audit import register

VERSION_STARTED = register("plan.started", "{by} began version {number} of the response plan of {about}.")
VERSION_WRITTEN = register(
    "plan.written", "{by} wrote version {number} of the response plan of {about} ({words} words)."
)
VERSION_SUBMITTED = register("plan.submitted", "{by} submitted version {number} of the response plan of {about}.")
VERSION_RETURNED = register("plan.returned", "{by} returned version {number} of the response plan of {about}.")
VERSION_APPROVED = register("plan.approved", "{by} approved version {number} of the response plan of {about}.")
PLAN_RETIRED = register("plan.retired", "{by} retired the response plan of {about} (version {number}).")
PLAN_CONFIRMED = register("plan.confirmed", "{by} reviewed the response plan of {about}; version {number} still holds.")
SUGGESTION_MADE = register("plan.suggestion_made", "{by} suggested a change to the response plan of {about}.")
SUGGESTION_ANSWERED = register(
    "plan.suggestion_answered", "{by} answered a suggestion to the response plan of {about} ({answer})."
)
PLAN_DECIDED = register("plan.decided", "{by} decided about {about}: {decided}.")
THRESHOLD_SET = register(
    "plan.threshold_set", "{by} set the threshold for plans: {contacts} contacts in {months} months."
)
