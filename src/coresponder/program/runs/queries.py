"""What a person may know about long tasks. Whoever may start a kind of task may watch it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from coresponder.program.runs.kinds import KINDS
from coresponder.program.runs.models import Run
from coresponder.program.runs.vocabulary import RunState
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import may

# The worker says every 10 seconds that it is alive, and the queue calls it dead after 30.
WORKER_IS_DEAD_AFTER = timedelta(seconds=30)


def runs_seen_by(user: User) -> QuerySet[Run]:
    """The runs whose kind the person may start."""
    kinds = [kind.key for kind in KINDS.values() if may(user, kind.permission)]
    return Run.objects.filter(kind__in=kinds).select_related("requested_by")


def latest_run_about(about: UUID) -> Run | None:
    """The newest run about one thing: the only one that may be open."""
    return Run.objects.filter(about=about).order_by("-requested_at").first()


def latest_runs_about(abouts: list[UUID]) -> dict[UUID, Run]:
    """The newest run about each of several things, in one query."""
    newest = Run.objects.filter(about__in=abouts).order_by("about", "-requested_at").distinct("about")
    return {run.about: run for run in newest}


def is_stalled(run: Run) -> bool:
    """True when the run is said to be running but the worker that took it has died."""
    if run.state != RunState.RUNNING:
        return False
    job = ProcrastinateJob.objects.filter(pk=run.job_id, status="doing").select_related("worker").first()
    return job is None or job.worker is None or not _alive(job.worker)


def waits_in_vain(run: Run) -> bool:
    """True when the run waits although no worker is alive that could take it."""
    return run.state == RunState.WAITING and not any(_alive(worker) for worker in ProcrastinateWorker.objects.all())


@dataclass(frozen=True, kw_only=True)
class Health:
    """Whether a run goes on by itself, and whether it can be started again."""

    is_stalled: bool
    waits_in_vain: bool
    can_start_again: bool


def health_of(run: Run) -> Health:
    """How a run is, for the page that shows it."""
    return Health(is_stalled=is_stalled(run), waits_in_vain=waits_in_vain(run), can_start_again=can_start_again(run))


def can_start_again(run: Run) -> bool:
    """True for a run whose worker has died, and for one that ended early and can be done again from what is there."""
    if is_stalled(run):
        return True
    ended_early = run.state in (RunState.FAILED, RunState.CANCELLED)
    return ended_early and KINDS[run.kind].repeatable and latest_run_about(run.about) == run


def _alive(worker: ProcrastinateWorker) -> bool:
    return worker.last_heartbeat > timezone.now() - WORKER_IS_DEAD_AFTER
