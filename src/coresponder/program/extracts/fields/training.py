"""The fields of training: of each shift how many of those on it were trained, and nothing about anybody who works."""

from coresponder.program.extracts.fields.declaring import FILTERS, INNER, STAFF, WORDS, Fields, Untouched

AT_WORK = "It is about people at work, and none of the measures asks."
FIELDS = (
    Fields(
        model="training.Course",
        into={"roles": "shifts.trained", "is_mandatory": "shifts.trained"},
        left_out={
            FILTERS: "id is_active",
            INNER: "key hours valid_months required_from_on basis",
            WORDS: "title topics source",
        },
    ),
    Fields(
        model="training.Completion",
        into={
            "course": "shifts.trained",
            "user": "shifts.trained",
            "completed_on": "shifts.trained",
            "expires_on": "shifts.trained",
        },
        left_out={INNER: "id session hours", WORDS: "evidence title topics", STAFF: "recorded_by"},
    ),
    Untouched(model="training.Session", reason=AT_WORK),
    Untouched(model="training.Seat", reason=AT_WORK),
    Untouched(model="training.Position", reason=AT_WORK),
    Untouched(model="training.Supervision", reason=AT_WORK),
    Untouched(model="training.HardCall", reason="What was hard for somebody is seen by nobody but the two."),
)
