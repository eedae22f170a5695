"""Doing a run's work in the background, so that every ending is one that a person can read."""

import logging
import time
from uuid import UUID

from django.utils import timezone

from coresponder.kernel.errors import CoresponderError
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.models import Run
from coresponder.program.runs.rules import RUN_TRANSITIONS
from coresponder.program.runs.vocabulary import RunState

SECONDS_BETWEEN_NOTES = 0.3

log = logging.getLogger(__name__)


class CancelledError(CoresponderError):
    """A person has cancelled the run, or has given it up and started it again elsewhere."""

    def __init__(self) -> None:
        super().__init__("cancelled", "This was cancelled.", "Nothing was kept. You can start it again at any time.")


class UnexpectedError(CoresponderError):
    """A mistake in the program. The message of the original error may quote a row, so it goes nowhere."""

    def __init__(self) -> None:
        super().__init__(
            "unexpected",
            "Something went wrong that the program did not expect, so it stopped. Nothing half-finished was kept.",
            "Try again. If it happens again, tell whoever runs the program at what time: the log says where.",
        )


def carry_out(run_id: UUID) -> None:
    """Do the work of a waiting run and write down how it ended. Does nothing for a run that no longer waits."""
    run = _taken(run_id)
    if run is None:
        return
    problem = _problem_of_working(run)
    if problem is not None:
        KINDS[run.kind].given_up(about=run.about, by=run.requested_by, problem=problem)
    _end(run, problem)


def _problem_of_working(run: Run) -> CoresponderError | None:
    progress = NotedProgress(run.pk)
    try:
        progress("Starting.", 0.0)  # a run that was cancelled while it waited ends here
        KINDS[run.kind].work(about=run.about, by=run.requested_by, progress=progress)
    except CoresponderError as problem:
        return problem
    except Exception as error:
        log.error("Run %s stopped by %s at %s", run.pk, type(error).__name__, _where(error))
        return UnexpectedError()
    return None


def _where(error: BaseException) -> str:
    """File and line of each step to the error, innermost last, without any value."""
    steps = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        steps.append(f"{code.co_filename.rpartition('coresponder/')[2]}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return " > ".join(steps)


def _taken(run_id: UUID) -> Run | None:
    """The run, now ours; None where it was cancelled, or somebody else has taken it."""
    RUN_TRANSITIONS.check(current=RunState.WAITING, wanted=RunState.RUNNING)
    taken = Run.objects.filter(pk=run_id, state=RunState.WAITING).update(
        state=RunState.RUNNING, started_at=timezone.now(), sentence="Starting."
    )
    return Run.objects.select_related("requested_by").get(pk=run_id) if taken else None


def _end(run: Run, problem: CoresponderError | None) -> None:
    """Write down the end, unless the run was meanwhile declared dead and belongs to somebody else."""
    state = _end_state(problem)
    RUN_TRANSITIONS.check(current=RunState.RUNNING, wanted=state)
    ending = {"state": state, "ended_at": timezone.now(), **_problem_fields(problem)}
    if problem is None:
        ending |= {"share_done": 1.0, "sentence": "Done."}
    Run.objects.filter(pk=run.pk, state=RunState.RUNNING).update(**ending)


def _end_state(problem: CoresponderError | None) -> RunState:
    if problem is None:
        return RunState.DONE
    return RunState.CANCELLED if isinstance(problem, CancelledError) else RunState.FAILED


def _problem_fields(problem: CoresponderError | None) -> dict[str, str]:
    if problem is None:
        return {}
    return {
        "problem_code": problem.code,
        "problem_sentence": problem.sentence,
        "problem_next_step": problem.next_step,
    }


class NotedProgress:
    """Progress that is written to the run, no more often than a person can read it, and that notices a cancellation."""

    def __init__(self, run_id: UUID) -> None:
        self.run_id = run_id
        self.noted_at = 0.0

    def __call__(self, sentence: str, share_done: float) -> None:
        now = time.monotonic()
        if now - self.noted_at < SECONDS_BETWEEN_NOTES:
            return
        self.noted_at = now
        ours = Run.objects.filter(pk=self.run_id, state=RunState.RUNNING, cancel_requested_at__isnull=True)
        if not ours.update(sentence=sentence[:300], share_done=min(max(share_done, 0.0), 1.0)):
            raise CancelledError
