"""The privacy classes of this app's fields."""

from coresponder.program.follow_up.models import (
    AgendaItem,
    Attempt,
    CareGoal,
    CareHours,
    CareTask,
    Conference,
    ContactWish,
    Episode,
    FeedbackAnswer,
    FeedbackCard,
    FollowUp,
    FollowUpRule,
    RuleSet,
    Seat,
    StaffAway,
    Unplanned,
)
from coresponder.program.people.privacy import PERSON_PART
from coresponder.safeguards.access.privacy import RECORD_PART
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, AS_THE_ROW_SAYS, classify
from coresponder.safeguards.vocabulary import DataClass

classify(RuleSet, {ADMINISTRATIVE: "id number why set_at", ACCOUNT: "set_by"})
classify(
    FollowUpRule,
    {
        ADMINISTRATIVE: "id rule_set position key title after_hours results outcomes problems origins is_urgent "
        "agency role",
        ACCOUNT: "goes_to",
    },
)
classify(Unplanned, {ADMINISTRATIVE: "id encounter rule reason noted_at"})
classify(
    Episode,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "state opened_at assigned_at offered_agency offered_at sent_back_at came_from closed_at",
        ACCOUNT: "assignee offered_user closed_by",
        AS_THE_ROW_SAYS: "opened_because close_reason close_note offer_note",
    },
)
classify(
    CareGoal,
    RECORD_PART,
    PERSON_PART,
    {ADMINISTRATIVE: "episode answered_at", AS_THE_ROW_SAYS: "text state"},
)
classify(
    CareTask,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "episode agenda_item due_on done_at",
        ACCOUNT: "task_owner done_by",
        AS_THE_ROW_SAYS: "text",
    },
)
classify(CareHours, RECORD_PART, PERSON_PART, {ADMINISTRATIVE: "episode minutes worked_on"})
classify(StaffAway, {ADMINISTRATIVE: "id from_on until_on set_at ended_at", ACCOUNT: "user set_by"})
classify(
    FollowUp,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "episode encounter made_by comes_after asked_role window_hours due_at state first_attempt_at "
        "reached_at handed_over_at changed_at",
        AS_THE_ROW_SAYS: "rule is_urgent what_for need_status next_step next_note stop_reason stop_note "
        "receiver_name receiver_organization",
    },
)
classify(
    Attempt,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "follow_up made_at minutes state_before encounter",
        AS_THE_ROW_SAYS: "channel result note has_family_consent",
    },
)
classify(
    ContactWish,
    RECORD_PART,
    PERSON_PART,
    {AS_THE_ROW_SAYS: "may_contact safe_number safe_times voicemail family words_of_person"},
)
classify(
    Conference,
    {
        ADMINISTRATIVE: "id title starts_at place state agency created_at begun_at closed_at",
        ACCOUNT: "convened_by",
    },
)
classify(Seat, {ADMINISTRATIVE: "id conference agency role is_present"})
classify(
    AgendaItem,
    RECORD_PART,
    PERSON_PART,
    {
        ADMINISTRATIVE: "conference position discussed_at changed_at",
        AS_THE_ROW_SAYS: "reason notes decision shareable",
    },
)
classify(
    FeedbackCard,
    {
        ADMINISTRATIVE: "id month_on team respondent language handed_out made_at valid_until ended_at",
        ACCOUNT: "made_by",
    },
)
# Nobody knows whose answer it is; what somebody wrote in words may tell of health all the same.
classify(
    FeedbackAnswer,
    {
        ADMINISTRATIVE: "id month_on team respondent respected heard safer again",
        DataClass.CLINICAL: "words",
    },
)
