"""What may follow what: one table for the referral, one for each service that is asked."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.referrals.vocabulary import DestinationState as At
from coresponder.program.referrals.vocabulary import ReferralState as State

ASKED = "a service is asked"
GIVES_UP = "staff give it up, with a reason"
GIVEN_BACK = "the service gives it back, and nobody else has it"
SET = "an appointment is set"
CAME = "the person was there"

REFERRALS = Transitions(
    noun="referral",
    allowed={
        State.DRAFT: {State.SENT: ASKED, State.LOST: GIVES_UP},
        State.SENT: {
            State.SEEN: "a service opens it",
            State.ACCEPTED: "the first service accepts",
            State.WAITLISTED: "a waiting list, and nobody else is asked",
            State.DECLINED: "the last service declines",
            State.LOST: GIVES_UP,
        },
        State.SEEN: {
            State.ACCEPTED: "the first service accepts",
            State.WAITLISTED: "a waiting list, and nobody else is asked",
            State.DECLINED: "the last service declines",
            State.LOST: GIVES_UP,
        },
        State.WAITLISTED: {
            State.SENT: "another service is asked",
            State.ACCEPTED: "the waiting list has room",
            State.DECLINED: "the last service declines",
            State.LOST: GIVES_UP,
        },
        State.DECLINED: {State.SENT: "another service is asked", State.LOST: GIVES_UP},
        State.ACCEPTED: {
            State.APPOINTMENT: SET,
            State.ATTENDED: CAME,
            State.DECLINED: GIVEN_BACK,
            State.LOST: GIVES_UP,
        },
        State.APPOINTMENT: {
            State.APPOINTMENT: "it is set for another time",
            State.ATTENDED: CAME,
            State.NO_SHOW: "the person was not there",
            State.CANCELLED: "it is cancelled",
            State.DECLINED: GIVEN_BACK,
            State.LOST: GIVES_UP,
        },
        State.NO_SHOW: {
            State.APPOINTMENT: SET,
            State.ATTENDED: CAME,
            State.DECLINED: GIVEN_BACK,
            State.LOST: GIVES_UP,
        },
        State.CANCELLED: {
            State.APPOINTMENT: SET,
            State.ATTENDED: CAME,
            State.DECLINED: GIVEN_BACK,
            State.LOST: GIVES_UP,
        },
        State.ATTENDED: {
            State.ENGAGED: "the person was there twice or more",
            State.COMPLETED: "it is completed",
            State.LOST: GIVES_UP,
        },
        State.ENGAGED: {State.COMPLETED: "it is completed", State.LOST: GIVES_UP},
        State.COMPLETED: {},
        State.LOST: {},
    },
)

DESTINATIONS = Transitions(
    noun="request to a service",
    allowed={
        At.DRAFT: {At.SENT: "it is asked", At.WITHDRAWN: "it is taken back"},
        At.SENT: {
            At.SEEN: "it opens the link and says who it is",
            At.ACCEPTED: "it accepts first",
            At.WAITLISTED: "it has a waiting list",
            At.DECLINED: "it declines, or does not answer",
            At.NOT_NEEDED: "another one was first",
            At.WITHDRAWN: "it is taken back",
        },
        At.SEEN: {
            At.ACCEPTED: "it accepts first",
            At.WAITLISTED: "it has a waiting list",
            At.DECLINED: "it declines, or does not answer",
            At.NOT_NEEDED: "another one was first",
            At.WITHDRAWN: "it is taken back",
        },
        At.WAITLISTED: {
            At.ACCEPTED: "it has room, and nobody was faster",
            At.DECLINED: "it declines after all",
            At.NOT_NEEDED: "another one was first",
            At.WITHDRAWN: "it is taken back",
        },
        At.ACCEPTED: {At.DECLINED: "it gives it back", At.WITHDRAWN: "the referral is given up"},
        At.DECLINED: {},
        At.NOT_NEEDED: {},
        At.WITHDRAWN: {},
    },
)
