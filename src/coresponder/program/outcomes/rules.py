"""What the state of a baseline, an assessment or a review allows."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.outcomes.vocabulary import AssessmentState, BaselineState, ReviewState

BASELINE_TRANSITIONS = Transitions(
    noun="baseline",
    allowed={
        BaselineState.REQUESTED: {
            BaselineState.DRAFT: "every measure has been computed",
            BaselineState.DISCARDED: "the build was given up",
        },
        BaselineState.DRAFT: {
            BaselineState.FROZEN: "a coordinator freezes it",
            BaselineState.REPLACED: "it was rebuilt",
            BaselineState.DISCARDED: "somebody discards it",
        },
        BaselineState.REPLACED: {},
        BaselineState.DISCARDED: {},
        BaselineState.FROZEN: {},
    },
)

ASSESSMENT_TRANSITIONS = Transitions(
    noun="assessment",
    allowed={
        AssessmentState.REQUESTED: {
            AssessmentState.COMPLETE: "every measure has been computed",
            AssessmentState.FAILED: "it could not be computed",
        },
        AssessmentState.FAILED: {AssessmentState.REQUESTED: "it is tried again"},
        AssessmentState.COMPLETE: {},
    },
)

REVIEW_TRANSITIONS = Transitions(
    noun="review",
    allowed={
        ReviewState.OPEN: {ReviewState.CLOSED: "the meeting is over and written down"},
        ReviewState.CLOSED: {},
    },
)
