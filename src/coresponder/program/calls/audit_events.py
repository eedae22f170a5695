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

# Live calls. A feed is no account: what it hands over is recorded without one.
DOCUMENTS_RECEIVED = register(
    "feed.received",
    "{about} handed over {documents} documents ({channel}): {new_call} new calls, {new_version} newer versions, "
    "{late} late, {contested} contested, {duplicate} known before, {refused} not readable; "
    "{dropped} personal parts left out.",
)
FEED_SET_UP = register("feed.set_up", "{by} set up {about}.")
FEED_CHANGED = register("feed.changed", "{by} changed {about}.")
FEED_SECRET_ROTATED = register("feed.secret_rotated", "{by} gave {about} a new secret; the one before it ended.")
CALL_ENTERED = register("call.entered", "{by} entered {about} by hand.")
CALL_AMENDED = register("call.amended", "{by} amended {fields} fields of {about}.")
CALL_CLOSED = register("call.closed", "{by} closed {about} ({state}).")
CALL_REOPENED = register("call.reopened", "{by} opened {about} again.")
CALLS_MERGED = register("call.merged", "{by} merged {about} into call:{into}.")
CALL_SPLIT = register("call.split", "{by} took {about} out of the call into which it was merged.")
PERSON_NOTED = register("call.person_noted", "{by} noted that {about} is on call:{call}.")
PERSONS_SHOWN = register("call.persons_shown", "{by} saw that {about} is on call:{call}.")
PERSON_TAKEN_OFF = register("call.person_taken_off", "{by} took {about} off call:{call}.")
