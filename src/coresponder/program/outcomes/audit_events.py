"""The events of baselines and assessments."""

from coresponder.safeguards.audit import register

BASELINE_REQUESTED = register("baseline.requested", "{by} asked for {about} from {exports} exports.")
BASELINE_BUILT = register("baseline.built", "{about} was built for {by}: {calls} calls, {measures} measures.")
BASELINE_DISCARDED = register("baseline.discarded", "{by} discarded {about}.")
BASELINE_FROZEN = register("baseline.frozen", "{by} froze {about}; its content hash is {content_sha256}.")
BASELINE_VERIFIED = register("baseline.verified", "{by} had {about} computed again: {differences} differences.")
BASELINE_DOWNLOADED = register("baseline.downloaded", "{by} downloaded {file} of {about}.")

ASSESSMENT_REQUESTED = register("assessment.requested", "{about} was asked for over the release {release}.")
ASSESSMENT_COMPLETED = register(
    "assessment.completed", "{about} was computed: {measures} measures; its content hash is {content_sha256}."
)
ASSESSMENT_FAILED = register("assessment.failed", "{about} could not be computed: {problem}.")
ASSESSMENT_RECOMPUTED = register("assessment.recomputed", "{by} had {about} computed again: {differences} differences.")

OUTCOME_RECORDS_READ = register(
    "outcomes.records_read", "{by} read {rows} rows of the data set behind the measure {measure} of {about}."
)
REVIEW_BEGUN = register("review.begun", "{by} began {about}; the program drafted {changes} changes.")
REVIEW_WRITTEN = register("review.written", "{by} wrote {about}, now version {version}.")
REVIEW_DECIDED = register("review.decided", "{by} recorded decision {number} of {about}.")
REVIEW_DECISION_REMOVED = register("review.decision_removed", "{by} removed decision {number} of {about}.")
REVIEW_CLOSED = register("review.closed", "{by} closed {about} with {decisions} decisions.")
