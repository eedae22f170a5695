"""What the state of a run allows."""

from coresponder.kernel.transitions import Transitions
from coresponder.program.runs.vocabulary import RunState

RUN_TRANSITIONS = Transitions(
    noun="run",
    allowed={
        RunState.WAITING: {
            RunState.RUNNING: "a worker takes it",
            RunState.CANCELLED: "a person cancels it before it starts",
        },
        RunState.RUNNING: {
            RunState.DONE: "the work is complete",
            RunState.FAILED: "the work ends with a sentence, or its worker has died",
            RunState.CANCELLED: "the worker notices that a person has cancelled it",
        },
        RunState.DONE: {},
        RunState.FAILED: {},
        RunState.CANCELLED: {},
    },
)
