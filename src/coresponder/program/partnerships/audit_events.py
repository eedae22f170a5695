"""The events of partnerships. They hold ids, counts and codes; no word of any text."""

from coresponder.safeguards.audit import register

SEATS_OPENED = register("team.seats_opened", "{by} opened {count} seats on the planning team.")
SEAT_CLOSED = register("team.seat_closed", "{by} closed {about}.")
SEAT_FILLED = register("team.seat_filled", "{by} noted who holds {about} of the planning team.")
SEAT_LEFT = register("team.seat_left", "{by} noted that {about} of the planning team is empty.")
CHARTER_WRITTEN = register("charter.written", "{by} wrote version {number} of the charter.")
CHARTER_ADOPTED = register("charter.adopted", "{by} noted that the team adopted version {number} of the charter.")
MEETING_PLANNED = register("meeting.planned", "{by} planned {about} ({items} items).")
MINUTES_WRITTEN = register("meeting.minutes_written", "{by} wrote the minutes of {about} ({there} members were there).")
MINUTES_APPROVED = register("meeting.minutes_approved", "{by} noted that the minutes of {about} were approved.")
MEETING_CANCELED = register("meeting.canceled", "{by} canceled {about}.")
DECISION_RECORDED = register("meeting.decision_recorded", "{by} recorded decision {number} of {about}.")
ACTION_ADDED = register("action.added", "{by} added {about}, due on {due_on}.")
ACTION_SETTLED = register("action.settled", "{by} noted that {about} is {state}.")
COMMITMENT_RECORDED = register("commitment.recorded", "{by} recorded {about} of agency {agency} ({what}).")
COMMITMENT_ENDED = register("commitment.ended", "{by} ended {about} on {on}.")
DELIVERY_ENTERED = register("commitment.delivery_entered", "{by} entered what was delivered of {about} in {month}.")
ISSUE_REPORTED = register("issue.reported", "{by} reported {about} ({kind}); agency {owner} owns it.")
ISSUE_TAKEN = register("issue.taken", "{by} took {about}.")
ISSUE_CLOSED = register("issue.closed", "{by} closed {about}; changed: {changed}.")
ISSUE_REOPENED = register("issue.reopened", "{by} opened {about} again.")
