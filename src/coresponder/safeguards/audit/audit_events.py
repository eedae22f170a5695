"""The events of signing in and out, of being refused, and of reading the trail itself."""

from coresponder.safeguards.audit.registry import register

SIGNED_IN = register("account.signed_in", "{by} signed in.")
SIGNED_IN_BY_ONE_CLICK = register("account.signed_in_demo", "{by} signed in by one click, in the demonstration.")
SIGNED_OUT = register("account.signed_out", "{by} signed out.")

PAGE_REFUSED = register("page.refused", "{by} asked for the {about} and was refused ({code}).")

TRAIL_READ = register("audit.read", "{by} looked at the audit trail ({filter}).")
EVENT_READ = register("audit.event_read", "{by} looked at {about} of the audit trail with all its columns.")
TRAIL_EXPORTED = register(
    "audit.exported", "{by} took {events} events of the audit trail out as a table ({filter}).", review="exports"
)
TRAIL_VERIFIED = register("audit.verified", "{by} verified the audit trail: {events} events, {breaks} breaks.")
SEAL_DOWNLOADED = register("audit.seal_downloaded", "{by} took {about} out, to be kept elsewhere.")
PROOF_DOWNLOADED = register("audit.proof_downloaded", "{by} took out the proof of {about}.")

FINDING_LOOKED_AT = register("audit.finding_looked_at", "{by} looked at {finding} in the {about}.")
WEEK_SIGNED_OFF = register("audit.week_signed_off", "{by} signed off the {about}, with {findings} findings.")

VIEWING_STARTED = register(
    "view_as.started", "{by} began to look at the program as {about} sees it.", review="looking_as_another"
)
VIEWING_PAGE = register("view_as.page", "{by} looked at the page {page} as {about} sees it.")
VIEWING_ENDED = register("view_as.ended", "{by} stopped looking at the program as {about} sees it ({how}).")
