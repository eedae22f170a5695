"""The fields of coverage."""

from coresponder.program.extracts.fields.declaring import FILTERS, STAFF, Fields

FIELDS = (
    Fields(
        model="coverage.MissedReason",
        into={"call": "program_calls.missed_because", "reason": "program_calls.missed_because"},
        left_out={FILTERS: "id at", STAFF: "by"},
    ),
)
