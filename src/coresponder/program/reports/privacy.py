"""The privacy classes of this app's fields. Its numbers are counts of many, and its words name nobody."""

from coresponder.program.reports.models import Passage, Questionnaire, Recomputation, Report, Snapshot
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(
    Questionnaire,
    {ADMINISTRATIVE: "id title funder is_invented content sha256 added_at", ACCOUNT: "added_by"},
)
classify(
    Report,
    {
        ADMINISTRATIVE: "id kind title starts_on ends_on release questionnaire state is_public corrects "
        "correction_note before_after cost begun_at computed_at approved_at published_at",
        ACCOUNT: "written_by approved_by published_by",
    },
)
classify(Passage, {ADMINISTRATIVE: "id report key text written_at", ACCOUNT: "written_by"})
classify(
    Snapshot,
    {ADMINISTRATIVE: "id report place measure version definition definition_sha256 computed shown months"},
)
classify(Recomputation, {ADMINISTRATIVE: "id report at found", ACCOUNT: "by"})
