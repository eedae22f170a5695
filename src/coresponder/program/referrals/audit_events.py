"""The events of referrals. Need, reason and service are looked up, not written here."""

from coresponder.safeguards.audit import register

WRITTEN = register("referral.written", "{by} wrote a referral of {about} ({referral}; services: {services}).")
SENT = register(
    "referral.sent", "{by} sent a referral of {about} ({referral}): {live} services were told, {logged} only logged."
)
SEEN = register("referral.seen", "A service read what it was sent about {about} ({destination}).")
ANSWERED = register("referral.answered", "A service was told of as having answered {destination} of {about}: {answer}.")
TOO_LATE = register("referral.too_late", "A service wanted to take {destination} of {about}; another one was first.")
REPORTED = register("referral.reported", "It was reported of {referral} of {about}: {what}, {proof}.")
GIVEN_UP = register("referral.given_up", "{by} gave up {referral} of {about}: {reason}.")
WITHDRAWN = register("referral.withdrawn", "{by} took {destination} of {about} back.")
RAISED = register("referral.raised", "{referral} of {about} rose to account {account}: nobody had acted in time.")
TAKEN_OVER = register("referral.taken_over", "{by} gave {referral} of {about} to account {account}.")
NOTICES_READ = register("referral.notices_read", "{by} read what happened with referrals: {notices} notices.")
ENDED = register("referral.ended", "{by} marked {referral} of {about} as recorded by mistake.")
CODE_SENT = register("referral.code_sent", "A code for {destination} was sent by text message.")
CODE_SHOWN = register("referral.code_shown", "{by} had a code for {destination} of {about} shown, to read it out.")
LINK_SENT = register("referral.link_sent", "{by} sent a new link for {destination} of {about}.")
UNDELIVERED = register("referral.undelivered", "A message about {destination} of {about} did not arrive.")
DESK_SET = register("referral.desk_set", "{by} said where {about} takes referrals (open: {open}).")
RISES_TO_SET = register("referral.rises_to_set", "{by} said that overdue referrals of {about} rise to {account}.")
PERFORMANCE_READ = register("referral.performance_read", "A service looked at how it answered: {about}.")
YEAR_INVENTED = register(
    "referral.year_invented",
    "{by} brought in {referrals} invented referrals, {events} events, {attended} attended.",
)
TASK_READ = register("referral.task_read", "{by} read as FHIR how far {destination} of {about} is.")
ORDER_HANDED_OUT = register("referral.order_handed_out", "{by} handed {destination} of {about} out as FHIR, to {to}.")
