"""Asking for an assessment, noting what came out, and noting whether the same comes out again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.assessment import WITHHOLDING_RULES, Assessed
from coresponder.kernel.errors import StateError
from coresponder.program.extracts.models import Release
from coresponder.program.extracts.queries.releases import newest_folder_of_evaluation
from coresponder.program.outcomes.audit_events import (
    ASSESSMENT_COMPLETED,
    ASSESSMENT_FAILED,
    ASSESSMENT_RECOMPUTED,
    ASSESSMENT_REQUESTED,
)
from coresponder.program.outcomes.models import Assessment, Recomputation
from coresponder.program.outcomes.queries.baselines import newest_frozen
from coresponder.program.outcomes.rules import ASSESSMENT_TRANSITIONS
from coresponder.program.outcomes.vocabulary import ASSESS_OUTCOMES, RECOMPUTE_OUTCOMES, AssessmentState
from coresponder.program.runs.models import Run
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import Detail, record, record_anonymous
from coresponder.safeguards.permissions import Permission, check

Withheld = Sequence[Mapping[str, Any]]


@transaction.atomic
def request_assessment(*, by: User) -> Assessment:
    """Have every outcome measure computed over the newest data set, in the background."""
    check(by, Permission.ASSESS_OUTCOMES)
    release = newest_folder_of_evaluation()
    if release is None:
        raise StateError(
            "no_release", "There is no program data set yet.", "It is made by night; an evaluator can make one now."
        )
    assessment = _new(release, by=by)
    start_run(kind=ASSESS_OUTCOMES, about=assessment.pk, by=by)
    return assessment


@transaction.atomic
def request_by_night(*, release: Release) -> Assessment:
    """The assessment that the program makes by itself of its newest data set."""
    return _new(release, by=None)


@transaction.atomic
def finish_assessment(*, assessment: Assessment, assessed: Assessed, withheld: Withheld | None = None) -> Assessment:
    """Keep what was computed, and where it was found already what of it anybody may see. Nobody can change it later."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    ASSESSMENT_TRANSITIONS.check(current=assessment.state, wanted=AssessmentState.COMPLETE)
    assessment.state, assessment.computed_at = AssessmentState.COMPLETE, timezone.now()
    assessment.content, assessment.content_sha256 = assessed.to_mapping(), assessed.content_sha256
    assessment.definitions_sha256, assessment.launch_on = assessed.definitions_sha256, assessed.launch.on
    assessment.since_first_on, assessment.since_last_on = assessed.since.first_on, assessed.since.last_on
    assessment.before_first_on = assessed.before.first_on if assessed.before else None
    if withheld is not None:
        assessment.withheld, assessment.withheld_rules = withheld, WITHHOLDING_RULES
    assessment.save()
    details: dict[str, Detail] = {
        "measures": len(assessed.measures), "content_sha256": assessment.content_sha256,
    }  # fmt: skip
    record_anonymous(ASSESSMENT_COMPLETED, about=f"assessment:{assessment.pk}", details=details)
    return assessment


@transaction.atomic
def note_failure(*, assessment: Assessment, problem: str) -> None:
    """It could not be computed. It can be tried again."""
    assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if assessment.state != AssessmentState.REQUESTED:
        return
    assessment.state = AssessmentState.FAILED
    assessment.save(update_fields=["state"])
    record_anonymous(ASSESSMENT_FAILED, about=f"assessment:{assessment.pk}", details={"problem": problem})


@transaction.atomic
def request_recomputation(*, assessment: Assessment, by: User) -> Run:
    """Have it computed again in the background, to see whether the same comes out."""
    check(by, Permission.ASSESS_OUTCOMES)
    if not assessment.is_complete:
        raise StateError("not_complete", "This assessment is not complete, so there is nothing to compare with.")
    return start_run(kind=RECOMPUTE_OUTCOMES, about=assessment.pk, by=by)


@transaction.atomic
def note_recomputation(
    *, assessment: Assessment, content_sha256: str, differences: Sequence[str], by: User
) -> Recomputation:
    """Write down what came out the second time."""
    check(by, Permission.ASSESS_OUTCOMES)
    made = Recomputation.objects.create(
        assessment=assessment, by=by, content_sha256=content_sha256, differences=list(differences)
    )
    about, details = f"assessment:{assessment.pk}", {"differences": len(differences)}
    record(ASSESSMENT_RECOMPUTED, by=by, about=about, details=details)
    return made


def _new(release: Release, *, by: User | None) -> Assessment:
    baseline = newest_frozen()
    assessment = Assessment.objects.create(
        release=release,
        baseline=baseline,
        baseline_sha256=baseline.content_sha256 if baseline else "",
        requested_by=by,
    )
    about, details = f"assessment:{assessment.pk}", {"release": str(release.pk)}
    if by is None:
        record_anonymous(ASSESSMENT_REQUESTED, about=about, details=details)
    else:
        record(ASSESSMENT_REQUESTED, by=by, about=about, details=details)
    return assessment
