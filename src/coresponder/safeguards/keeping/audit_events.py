"""The events of safe keeping."""

from coresponder.safeguards.audit import register

KEYS_WRAPPED = register("keys.wrapped", "{by} had {keys} data keys wrapped by {about}.")
KEY_RENEWED = register("keys.renewed", "{by} gave {about} a fresh data key; {texts} texts were sealed again.")
EVERYTHING_EXPORTED = register(
    "keeping.exported",
    "{by} exported everything ({about}): {tables} tables, {rows} rows, texts readable: {with_text}.",
)
BACKUP_MADE = register("keeping.backup_made", "{by} made {about}: {rows} rows, {files} files.")
BACKUP_RESTORED = register("keeping.backup_restored", "{by} restored {about}: {rows} rows, {files} files.")
