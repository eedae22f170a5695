"""The privacy classes of this app's fields."""

from coresponder.program.training.models import Completion, Course, HardCall, Position, Seat, Session, Supervision
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify
from coresponder.safeguards.vocabulary import DataClass

classify(
    Course,
    {
        ADMINISTRATIVE: "id key title roles hours valid_months is_mandatory required_from_on topics basis source "
        "is_active"
    },
)
classify(Session, {ADMINISTRATIVE: "id course held_on place hours seats", ACCOUNT: "instructors planned_by"})
classify(Seat, {ADMINISTRATIVE: "id session state", ACCOUNT: "user"})
classify(
    Completion,
    {
        ADMINISTRATIVE: "id course session completed_on expires_on hours title topics",
        ACCOUNT: "user evidence recorded_by",
    },
)
classify(Position, {ADMINISTRATIVE: "id title role agency full_time_share changed_on ended_on", ACCOUNT: "holder"})
classify(Supervision, {ADMINISTRATIVE: "id kind supervised_on minutes", ACCOUNT: "user recorded_by"})
classify(
    HardCall,
    {ADMINISTRATIVE: "id noted_at talked_on", ACCOUNT: "user supporter", DataClass.CLINICAL: "kind happened_on note"},
)
