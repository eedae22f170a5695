"""The long tasks of this app: computing a baseline or an assessment, and computing it again to compare."""

from uuid import UUID

from django.urls import reverse

from coresponder.analysis.assessment import differences_between, without_small_numbers
from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress
from coresponder.program.outcomes.actions.assessing import finish_assessment, note_failure, note_recomputation
from coresponder.program.outcomes.actions.building import finish_baseline
from coresponder.program.outcomes.actions.freezing import note_verification
from coresponder.program.outcomes.assessing import compute_again, compute_assessment
from coresponder.program.outcomes.computing import compute_baseline, verify_baseline
from coresponder.program.outcomes.models import Assessment, Baseline
from coresponder.program.outcomes.storage import remove_files
from coresponder.program.outcomes.vocabulary import (
    ASSESS_OUTCOMES,
    BUILD_BASELINE,
    RECOMPUTE_OUTCOMES,
    VERIFY_BASELINE,
    AssessmentState,
)
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


def assess(*, about: UUID, by: User, progress: Progress) -> None:
    """Compute every outcome measure over the data set that the assessment was asked for."""
    Assessment.objects.filter(pk=about, state=AssessmentState.FAILED).update(state=AssessmentState.REQUESTED)
    assessment = Assessment.objects.get(pk=about)
    assessed = compute_assessment(assessment, progress=progress)
    finish_assessment(assessment=assessment, assessed=assessed, withheld=without_small_numbers(assessed))


def give_up(*, about: UUID, by: User, problem: CoresponderError) -> None:
    """Note that it could not be computed."""
    note_failure(assessment=Assessment.objects.get(pk=about), problem=problem.code)


def recompute(*, about: UUID, by: User, progress: Progress) -> None:
    """Compute an assessment again, and write down what differs."""
    assessment = Assessment.objects.get(pk=about)
    again = compute_again(assessment, progress=progress)
    differences = differences_between(assessment.content or {}, again)
    note_recomputation(assessment=assessment, content_sha256=again.content_sha256, differences=differences, by=by)


def _assessment_page(about: UUID) -> str:
    return reverse("outcomes:assessment", args=[about])


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
register(
    RunKind(
        key=ASSESS_OUTCOMES,
        title="Computing outcomes",
        permission=Permission.ASSESS_OUTCOMES,
        work=assess,
        page=_assessment_page,
        repeatable=True,
        given_up=give_up,
    )
)
register(
    RunKind(
        key=RECOMPUTE_OUTCOMES,
        title="Computing outcomes again to compare",
        permission=Permission.ASSESS_OUTCOMES,
        work=recompute,
        page=_assessment_page,
        repeatable=True,
    )
)
