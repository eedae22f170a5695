"""The privacy classes of this app's fields."""

from coresponder.program.partnerships.models import (
    ActionItem,
    AgendaItem,
    Attendance,
    CharterVersion,
    Comment,
    Commitment,
    Decision,
    Delivery,
    Goal,
    Issue,
    Meeting,
    Member,
    Negotiation,
    Objective,
    PlannedCell,
    PublishedQuarter,
    Reading,
    SavedDraft,
    Seat,
    SeatHolding,
    Section,
    SectionVersion,
    Statement,
)
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, FieldClass, classify
from coresponder.safeguards.vocabulary import DataClass

WORDING: dict[FieldClass, str] = {
    ADMINISTRATIVE: "id number text note based_on stands_aside taken_into written_at",
    ACCOUNT: "written_by",
}

classify(Seat, {ADMINISTRATIVE: "id sector title opened_on closed_on"})
classify(
    Member, {ADMINISTRATIVE: "id organization agency name_is_open", ACCOUNT: "user", DataClass.IDENTITY: "name contact"}
)
classify(SeatHolding, {ADMINISTRATIVE: "id seat from_on until_on", ACCOUNT: "member"})
classify(CharterVersion, WORDING, {ADMINISTRATIVE: "adopted_on", ACCOUNT: "adopted_by"})
classify(
    Meeting,
    {
        ADMINISTRATIVE: "id title starts_at place is_public state minutes version minutes_at approved_at",
        ACCOUNT: "planned_by minutes_by approved_by",
    },
)
classify(AgendaItem, {ADMINISTRATIVE: "id meeting position title minutes"})
classify(Attendance, {ADMINISTRATIVE: "id meeting presence", ACCOUNT: "member"})
classify(Decision, {ADMINISTRATIVE: "id meeting number text decided_by recorded_at", ACCOUNT: "recorded_by"})
classify(
    ActionItem,
    {ADMINISTRATIVE: "id meeting text due_on state outcome settled_on added_at", ACCOUNT: "owner added_by"},
)
classify(
    Commitment,
    {
        ADMINISTRATIVE: "id agency what words amount per starts_on ends_on due_on agreement recorded_at",
        ACCOUNT: "promised_by",
    },
)
classify(Delivery, {ADMINISTRATIVE: "id commitment month_on amount source entered_at", ACCOUNT: "entered_by"})
classify(
    Issue,
    {
        ADMINISTRATIVE: "id number kind happened_on reported_for reported_at owner_agency due_on state "
        "changed closed_on",
        ACCOUNT: "reported_by owner closed_by",
        DataClass.OPERATIONAL: "words closing_words",
    },
)
classify(PublishedQuarter, {ADMINISTRATIVE: "id starts_on content published_at", ACCOUNT: "published_by"})
classify(
    Negotiation,
    {
        ADMINISTRATIVE: "id title kind parties starts_on ends_on review_on matrix_version agreement renews begun_at "
        "given_up_at",
        ACCOUNT: "begun_by",
    },
)
classify(Section, {ADMINISTRATIVE: "id negotiation topic heading position is_left_out"})
classify(SectionVersion, WORDING, {ADMINISTRATIVE: "section from_library"})
classify(
    PlannedCell,
    {
        ADMINISTRATIVE: "id negotiation from_agency to_agency data_class purpose legal_basis needs_consent roles "
        "minimum_fields channel keeping carries_notice",
    },
)
classify(Comment, {ADMINISTRATIVE: "id section text made_for at settled_at", ACCOUNT: "by settled_by"})
classify(SavedDraft, {ADMINISTRATIVE: "id negotiation number label content saved_at", ACCOUNT: "saved_by"})
classify(Statement, WORDING, {ADMINISTRATIVE: "vision"})
classify(
    Goal,
    {ADMINISTRATIVE: ("id position title why activities proposed_measures drafted_after basis source dropped_on")},
)
classify(
    Objective,
    {
        ADMINISTRATIVE: "id goal words measure_key unit baseline_value baseline_source target_value by_on dropped_on",
    },
)
classify(Reading, {ADMINISTRATIVE: "id objective value on source entered_at", ACCOUNT: "entered_by"})
