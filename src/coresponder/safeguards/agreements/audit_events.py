"""The events of agreements."""

from coresponder.safeguards.audit import register

AGREEMENT_DRAFTED = register("agreement.drafted", "{by} drafted {about} between {parties} parties.")
AGREEMENT_WRITTEN = register("agreement.written", "{by} wrote what {about} says ({changed} of its texts and days).")
PARTY_ADDED = register("agreement.party_added", "{by} made agency {agency} a party of {about}.")
PARTY_REMOVED = register("agreement.party_removed", "{by} took agency {agency} and {terms} terms out of {about}.")
TERM_PUT = register("agreement.term_put", "{by} put {data_class} for {purpose} into {about} ({direction}).")
TERM_REMOVED = register("agreement.term_removed", "{by} took {data_class} for {purpose} out of {about} ({direction}).")
TERMS_SET = register(
    "agreement.terms_set", "{by} set the terms of {about}: {added} added, {changed} changed, {removed} removed."
)
AGREEMENT_AGREED = register("agreement.agreed", "{by} fixed the {terms} terms of {about} for signing: {terms_sha256}.")
AGREEMENT_OPENED = register("agreement.opened_again", "{by} opened {about} again; {signatures} signatures are void.")
AGREEMENT_SIGNED = register(
    "agreement.signed", "{by} signed {about} for agency {agency}: {terms_sha256}. It is now {state}."
)
SIGNATURE_RECORDED = register(
    "agreement.signed_on_paper",
    "{by} recorded that agency {agency} signed {about} on paper: {terms_sha256}. It is now {state}.",
)
AGREEMENT_IN_FORCE = register("agreement.in_force", "{about} came into force with its first day; {by} signed last.")
AGREEMENT_SUSPENDED = register("agreement.suspended", "{by} suspended {about} for {side}.")
AGREEMENT_RESUMED = register(
    "agreement.resumed", "{by} lifted the suspension of {about} for {side}. It is now {state}."
)
AGREEMENT_ENDED = register("agreement.ended", "{by} ended {about} for {side}.")
AGREEMENT_OVER = register("agreement.over", "{about}, drafted by {by}, ended with its last day.")
AGREEMENT_REPLACED = register(
    "agreement.replaced", "{about} ended when {replacement}, signed last by {by}, took its place."
)
DRAFT_GIVEN_UP = register("agreement.given_up", "{by} gave up {about} before everybody had signed.")
AGREEMENT_RENEWED = register("agreement.renewed", "{by} drafted {about} to take the place of {replaces}.")
