"""The events of consents, restrictions, and the ledger of what was disclosed."""

from coresponder.safeguards.audit import register

CONSENT_RECORDED = register(
    "consent.recorded", "{by} recorded {consent} of {about}: {kind}, {classes} classes, substance use {substance_use}."
)
CONSENT_REVOKED = register(
    "consent.revoked", "{by} recorded that {about} took {consent} back, under which {shared} disclosures were made."
)
CONSENTS_READ = register("consent.list_read", "{by} looked at the consents of {about}: {consents} of them.")
CONSENT_READ = register("consent.read", "{by} read {consent} of {about} ({way}).")
RESTRICTION_RECORDED = register(
    "restriction.recorded", "{by} recorded that {about} wants {data_class} kept from {kept_from} ({restriction})."
)
RESTRICTION_LIFTED = register("restriction.lifted", "{by} lifted {restriction} of {about}.")
LEDGER_READ = register("disclosures.read", "{by} looked at what was shared about {about}: {lines} lines.")
LEDGER_HANDED_OUT = register("disclosures.handed_out", "{by} took {file} about {about}: {lines} lines.")
