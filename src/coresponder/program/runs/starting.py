"""Starting a long task, as the last step of the action that asks for it."""

from uuid import UUID

from coresponder.kernel.errors import StateError
from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.models import Run
from coresponder.program.runs.tasks import carry_out_run
from coresponder.program.runs.vocabulary import OPEN_STATES
from coresponder.safeguards.accounts.models import User


def start_run(*, kind: str, about: UUID, by: User) -> Run:
    """Put a task of a registered kind in the queue, in the caller's transaction: if that fails, nothing was queued."""
    if Run.objects.filter(about=about, state__in=OPEN_STATES).exists():
        raise StateError("already_running", "This is being worked on already.", "Wait for it, or cancel it first.")
    run = Run.objects.create(kind=KINDS[kind].key, about=about, requested_by=by, sentence="Waiting for a free worker.")
    run.job_id = carry_out_run.defer(run_id=str(run.pk))
    run.save(update_fields=["job_id"])
    return run
