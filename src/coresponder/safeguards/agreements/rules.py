"""What the state of an agreement allows."""

from coresponder.kernel.transitions import Transitions
from coresponder.safeguards.agreements.vocabulary import AgreementState as State

AGREEMENT_TRANSITIONS = Transitions(
    noun="agreement",
    allowed={
        State.DRAFTED: {State.AGREED: "the parties agree on the terms", State.ENDED: "the draft is given up"},
        State.AGREED: {
            State.DRAFTED: "the terms are opened again before everybody has signed",
            State.SIGNED: "the last party signs",
            State.ENDED: "the agreement is given up",
        },
        State.SIGNED: {State.IN_FORCE: "its first day comes", State.ENDED: "a party withdraws before it starts"},
        State.IN_FORCE: {
            State.SUSPENDED: "a party suspends it",
            State.ENDED: "a party ends it, or its last day passes",
        },
        State.SUSPENDED: {
            State.IN_FORCE: "the parties resume it",
            State.ENDED: "a party ends it, or its last day passes",
        },
        State.ENDED: {},
    },
)
