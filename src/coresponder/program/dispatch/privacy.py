"""The privacy classes of this app's fields. Which team was at which call is operational; the rest is about staff."""

from coresponder.program.dispatch.models import (
    Assignment,
    Handover,
    HandoverLine,
    Override,
    SafetyAlert,
    Shift,
    ShiftMember,
    StatusEvent,
    Team,
    TeamMember,
    TeamRequest,
    Unavailability,
)
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, PSEUDONYM, classify
from coresponder.safeguards.vocabulary import DataClass

OPERATIONAL = DataClass.OPERATIONAL

classify(
    Team,
    {ADMINISTRATIVE: "id call_sign agency variant areas answer_seconds check_in_minutes is_active created_at"},
)
classify(TeamMember, {ADMINISTRATIVE: "id team", ACCOUNT: "user role languages since_on until_on"})
classify(
    Shift,
    {
        ADMINISTRATIVE: "id team state planned_from_at planned_to_at worked_from_at worked_to_at vehicle "
        "called_off_because version",
        ACCOUNT: "planned_by",
    },
)
classify(
    ShiftMember,
    {ADMINISTRATIVE: "id shift", ACCOUNT: "user role languages check_in_minutes phone_heard_at phone_waiting"},
)
classify(Unavailability, {ADMINISTRATIVE: "id shift reason from_at to_at", ACCOUNT: "noted_by"})
classify(
    Assignment,
    {
        ADMINISTRATIVE: "id team shift version is_exclusive",
        ACCOUNT: "offered_by",
        OPERATIONAL: "call part origin state offered_at answer_due_at accepted_at en_route_at officer_on_scene_at "
        "partner_on_scene_at on_scene_at officer_released_at transporting_at ended_at not_going destination",
    },
)
classify(
    StatusEvent,
    {
        ADMINISTRATIVE: "id assignment recorded_at received_at number way undoes",
        ACCOUNT: "by",
        OPERATIONAL: "step statuses happened_at not_going destination",
    },
)
classify(Override, {ADMINISTRATIVE: "id at", ACCOUNT: "by", OPERATIONAL: "call assignment advised reason"})
classify(
    TeamRequest,
    {
        ADMINISTRATIVE: "id answered_at",
        ACCOUNT: "requested_by answered_by",
        OPERATIONAL: "call reason requested_at answer not_going assignment",
    },
)
classify(
    SafetyAlert,
    {
        ADMINISTRATIVE: "id assignment due_at recorded_at raised_at acknowledged_at closed_at outcome kind",
        ACCOUNT: "member acknowledged_by closed_by",
    },
)
classify(
    Handover,
    {
        ADMINISTRATIVE: "id state covers_from_at covers_to_at drafted_at given_at taken_at",
        ACCOUNT: "drafted_by given_by taken_by",
    },
)
classify(
    HandoverLine,
    {
        ADMINISTRATIVE: "id handover section position added_at read_at",
        PSEUDONYM: "about",
        ACCOUNT: "added_by read_by",
        OPERATIONAL: "text",
    },
)
