"""The privacy classes of this app's fields."""

from coresponder.program.runs.models import Run
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    Run,
    {
        ADMINISTRATIVE: "id kind about requested_at started_at ended_at state sentence share_done job_id "
        "cancel_requested_at problem_code problem_sentence problem_next_step",
        ACCOUNT: "requested_by",
    },
)
