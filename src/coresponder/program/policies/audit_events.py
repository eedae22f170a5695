"""The events of the manual."""

from coresponder.safeguards.audit import register

MANUAL_LAID_OUT = register("manual.laid_out", "{by} laid out the manual: {chapters} chapters as templates.")
CHAPTER_ADDED = register("manual.chapter_added", "{by} added {about} to the manual.")
CHAPTER_SET = register("manual.chapter_set", "{by} said who looks after {about}, and who reads it ({readers} roles).")
VERSION_BEGUN = register("manual.begun", "{by} began version {number} of {about}.")
VERSION_WRITTEN = register("manual.written", "{by} wrote version {number} of {about}.")
VERSION_PROPOSED = register("manual.proposed", "{by} proposed version {number} of {about} to both agencies.")
VERSION_RETURNED = register("manual.returned", "{by} returned version {number} of {about}.")
VERSION_APPROVED = register(
    "manual.approved", "{by} approved version {number} of {about} for {side} (in force: {in_force})."
)
CHAPTER_REVIEWED = register("manual.reviewed", "{by} reviewed {about}: version {number} still holds.")
CHAPTER_SIGNED = register("manual.signed", "{by} signed to have read version {number} of {about}.")
AFTER_ACTION_WRITTEN = register("after_action.written", "{by} wrote {about} ({kind}, chapters: {chapters}).")
AFTER_ACTION_CLOSED = register("after_action.closed", "{by} closed {about}.")
IMPROVEMENT_AGREED = register("improvement.agreed", "{by} agreed on {about}, which came of {came_of}.")
IMPROVEMENT_DONE = register("improvement.done", "{by} said that {about} is done.")
