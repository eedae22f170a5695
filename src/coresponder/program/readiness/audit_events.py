"""The events of readiness."""

from coresponder.safeguards.audit import register

ASSESSMENT_SAVED = register("readiness.assessed", "{by} saved {about} for {year}: {answered} of 6 questions answered.")
ASSESSMENT_CLOSED = register("readiness.closed", "{by} closed {about} for {year} ({gaps} gaps).")
