"""From a draft to the baseline that the program will be compared with, and checking that it still is what it was."""

from pathlib import Path

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.baseline.verifying import Verification as Found
from coresponder.kernel.errors import StateError
from coresponder.program.outcomes.audit_events import BASELINE_DOWNLOADED, BASELINE_FROZEN, BASELINE_VERIFIED
from coresponder.program.outcomes.models import Baseline, Verification
from coresponder.program.outcomes.rules import BASELINE_TRANSITIONS
from coresponder.program.outcomes.storage import file_of
from coresponder.program.outcomes.vocabulary import FILES_WITH_ROWS, VERIFY_BASELINE, BaselineFile, BaselineState
from coresponder.program.runs.models import Run
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def freeze_baseline(*, baseline: Baseline, content_sha256: str, by: User) -> Baseline:
    """Freeze a draft for good, the very one that the person saw: `content_sha256` is that one's."""
    check(by, Permission.FREEZE_BASELINES)
    baseline = Baseline.objects.select_for_update().get(pk=baseline.pk)
    BASELINE_TRANSITIONS.check(current=baseline.state, wanted=BaselineState.FROZEN)
    if baseline.content_sha256 != content_sha256:
        raise StateError(
            "draft_changed", "The draft has changed since you looked at it.", "Look at it again, then freeze it."
        )
    baseline.state, baseline.frozen_by, baseline.frozen_at = BaselineState.FROZEN, by, timezone.now()
    baseline.save()
    record(BASELINE_FROZEN, by=by, about=f"baseline:{baseline.pk}", details={"content_sha256": content_sha256})
    return baseline


@transaction.atomic
def request_verification(*, baseline: Baseline, by: User) -> Run:
    """Have a built baseline computed again in the background, from the rows that are stored with it."""
    check(by, Permission.BUILD_BASELINES)
    if baseline.content is None:
        raise StateError("not_built", "This baseline has not been built, so there is nothing to verify.")
    return start_run(kind=VERIFY_BASELINE, about=baseline.pk, by=by)


@transaction.atomic
def note_verification(*, baseline: Baseline, found: Found, by: User) -> Verification:
    """Write down what a verification found."""
    check(by, Permission.BUILD_BASELINES)
    verification = Verification.objects.create(
        baseline=baseline, verified_by=by, differences=list(found.differences), remarks=list(found.remarks)
    )
    details = {"differences": len(found.differences)}
    record(BASELINE_VERIFIED, by=by, about=f"baseline:{baseline.pk}", details=details)
    return verification


@transaction.atomic
def hand_out_file(*, baseline: Baseline, file: BaselineFile, by: User) -> Path:
    """The path of a file that somebody downloads; the caller has made sure that the person may see the baseline."""
    check(by, Permission.VIEW_CALL_EXPORTS if file in FILES_WITH_ROWS else Permission.VIEW_BASELINES)
    record(BASELINE_DOWNLOADED, by=by, about=f"baseline:{baseline.pk}", details={"file": file.value})
    return file_of(baseline.pk, file)
