"""The events of reports. They hold ids, counts and codes; no number of a report and no word of one."""

from coresponder.safeguards.audit import register

REPORT_BEGUN = register("report.begun", "{by} began {about} ({kind}), over data set {release}.")
REPORT_COMPUTED = register(
    "report.computed", "{about} was computed for {by}: {measures} measures, {withheld} withheld."
)
PASSAGE_WRITTEN = register("report.passage_written", "{by} wrote the passage {key} of {about}.")
REPORT_APPROVED = register("report.approved", "{by} approved {about}; its content hash is {sha256}.")
REPORT_PUBLISHED = register("report.published", "{by} published {about}; {public} on the public page.")
REPORT_SET_ASIDE = register("report.set_aside", "{by} set {about} aside.")
REPORT_RECOMPUTED = register("report.recomputed", "{by} had {about} computed again: {differing} measures differ.")
REPORT_TAKEN = register("report.taken", "{by} took {about} along as {format}.")
QUESTIONNAIRE_ADDED = register("report.questionnaire_added", "{by} brought in {about} ({questions} questions).")
QUESTIONNAIRE_TAKEN = register("report.questionnaire_taken", "{by} took {about} along.")
