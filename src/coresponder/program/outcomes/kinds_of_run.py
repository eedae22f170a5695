"""The long tasks of this app: computing a baseline, and computing it again to compare."""

from uuid import UUID

from django.urls import reverse

from coresponder.kernel.progress import Progress
from coresponder.program.outcomes.actions.building import finish_baseline
from coresponder.program.outcomes.actions.freezing import note_verification
from coresponder.program.outcomes.computing import compute_baseline, verify_baseline
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.storage import remove_files
from coresponder.program.outcomes.vocabulary import BUILD_BASELINE, VERIFY_BASELINE
from coresponder.program.runs.kinds import RunKind, register
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission


def build(*, about: UUID, by: User, progress: Progress) -> None:
    """Compute a baseline that was asked for. A run that ends early leaves no file and no half-filled row."""
    baseline = Baseline.objects.get(pk=about)
    built = compute_baseline(baseline, progress=progress)
    try:
        finish_baseline(baseline=baseline, built=built, by=by)
    except Exception:
        remove_files(about)
        raise


def verify(*, about: UUID, by: User, progress: Progress) -> None:
    """Compute a baseline again from its stored rows, and write down what differs."""
    baseline = Baseline.objects.get(pk=about)
    progress("Computing hashes and figures again.", 0.1)
    note_verification(baseline=baseline, found=verify_baseline(baseline), by=by)


def _page(about: UUID) -> str:
    return reverse("outcomes:baseline", args=[about])


register(
    RunKind(
        key=BUILD_BASELINE,
        title="Building the baseline",
        permission=Permission.BUILD_BASELINES,
        work=build,
        page=_page,
        repeatable=True,
    )
)
register(
    RunKind(
        key=VERIFY_BASELINE,
        title="Verifying the baseline",
        permission=Permission.BUILD_BASELINES,
        work=verify,
        page=_page,
        repeatable=True,
    )
)
