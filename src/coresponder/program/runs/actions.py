"""What a person may do about a long task while it runs, or after it has died."""

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.runs.audit_events import RUN_CANCELLED, RUN_STARTED_AGAIN
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.models import Run
from coresponder.program.runs.queries import can_start_again, is_stalled
from coresponder.program.runs.rules import RUN_TRANSITIONS
from coresponder.program.runs.starting import start_run
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import check


@transaction.atomic
def cancel_run(*, run: Run, by: User) -> Run:
    """Cancel a run: at once while it waits, at its next step while a worker is at it."""
    check(by, KINDS[run.kind].permission)
    run = Run.objects.select_for_update().get(pk=run.pk)
    if not run.is_open:
        raise StateError("run_is_over", "This is over already, so it cannot be cancelled.", "Nothing was changed.")
    run.cancel_requested_at = timezone.now()
    run.save(update_fields=["cancel_requested_at"])
    record(RUN_CANCELLED, by=by, about=f"run:{run.pk}", details={"kind": run.kind})
    return run


@transaction.atomic
def start_again(*, run: Run, by: User) -> Run:
    """Start a run again whose worker has died, or that failed although what it needs is still there."""
    check(by, KINDS[run.kind].permission)
    run = Run.objects.select_for_update().get(pk=run.pk)
    if not can_start_again(run):
        raise StateError("run_not_repeatable", "This cannot be started again.", "Go back and begin anew.")
    if is_stalled(run):
        _declare_dead(run)
    record(RUN_STARTED_AGAIN, by=by, about=f"run:{run.pk}", details={"kind": run.kind})
    return start_run(kind=run.kind, about=run.about, by=by)


def _declare_dead(run: Run) -> None:
    """If its worker lives after all, it finds at its next step that the run is no longer its own."""
    RUN_TRANSITIONS.check(current=RunState(run.state), wanted=RunState.FAILED)
    run.state, run.ended_at, run.problem_code = RunState.FAILED, timezone.now(), "worker_died"
    run.problem_sentence = "The worker that did this has stopped."
    run.save()
