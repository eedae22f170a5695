"""The events of retention."""

from coresponder.safeguards.audit import register

HOLD_PLACED = register("retention.hold_placed", "{by} placed {about}: nothing it covers is disposed of.")
HOLD_COPIED = register(
    "retention.hold_copied", "{by} took records apart, so {about} now keeps the other one too, as {from_hold} did."
)
HOLD_LIFTED = register("retention.hold_lifted", "{by} lifted {about}.")
DISPOSAL_ASKED = register(
    "retention.disposal_asked", "{by} asked for {about}: {items} items of {category} by rule {rule}."
)
DISPOSAL_APPROVED = register("retention.disposal_approved", "{by} approved {about} ({items} items of {category}).")
DISPOSAL_REFUSED = register("retention.disposal_refused", "{by} refused {about}.")
ITEM_DISPOSED = register("retention.item_disposed", "{by} disposed of {about} ({disposal}) in {request}.")
ITEM_KEPT = register("retention.item_kept", "{by} kept {about} ({state}) in {request}.")
DISPOSAL_CARRIED_OUT = register(
    "retention.disposal_carried_out",
    "{by} carried out {about}: {disposed} items disposed of, {kept} kept. Certificate {sha256}.",
)
CERTIFICATE_TAKEN = register("retention.certificate_taken", "{by} downloaded {about} as {kind}.")
