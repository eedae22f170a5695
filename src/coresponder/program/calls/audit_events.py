"""The events of exports, profiles and call types. Names of files and columns may hold anything: none stands here."""

from coresponder.safeguards.audit import register

EXPORT_RECEIVED = register("export.received", "{by} uploaded {about} ({size_bytes} bytes).")
EXPORT_STORED = register(
    "export.stored",
    "{about} of {by} was prepared: {rows} rows stored, {dropped} personal columns left out, the original deleted.",
)
EXPORT_REFUSED = register("export.refused", "{about} of {by} was refused ({problem}) and the file deleted.")
EXPORT_MAPPED = register("export.mapped", "{by} said how {about} is read: profile {profile}, version {version}.")
EXPORT_REMOVED = register("export.removed", "{by} removed {about}.")
PERSONAL_COLUMNS_REMOVED = register(
    "export.personal_columns_removed", "{by} marked {columns} columns of {about} as personal; they were removed."
)
PROFILE_SAVED = register("profile.saved", "{by} saved {about}, version {version}, from a file.")
TYPES_DECIDED = register("call_types.decided", "{by} decided {types} call types as “{nexus}” (from {about} on).")
TYPES_UNDECIDED = register("call_types.decision_withdrawn", "{by} took back the decision on a call type ({about}).")
