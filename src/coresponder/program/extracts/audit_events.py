"""The events of releases."""

from coresponder.safeguards.audit import register

RELEASE_REQUESTED = register(
    "release.requested", "{by} asked for the program data set as {about}, for {purpose}, as of {as_of}."
)
RELEASE_MADE = register("release.made", "The program made {about}: {rows} rows, fingerprint {sha256}.")
RELEASE_FAILED = register("release.failed", "{about} could not be made ({problem}).")
RELEASE_HANDED_OUT = register("release.handed_out", "{by} took {about} along, fingerprint {sha256}.")
RELEASE_REMOVED = register("release.removed", "The files of {about} were removed; its line in the ledger stays.")
RELEASE_COMPARED = register("release.compared", "{by} had {about} made again: the same bytes is {same}.")
CHANGE_NOTED = register("recording_change.noted", "{by} noted {about}, a change in recording since {since} ({kind}).")
CHANGE_WITHDRAWN = register("recording_change.withdrawn", "{by} withdrew {about}, which was noted by mistake.")
