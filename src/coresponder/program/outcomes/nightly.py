"""The assessment of every night, after the data set of that night."""

import logging

from coresponder.analysis.assessment import without_small_numbers
from coresponder.kernel.errors import CoresponderError
from coresponder.program.extracts.queries.releases import newest_folder_of_evaluation
from coresponder.program.outcomes.actions.assessing import finish_assessment, note_failure, request_by_night
from coresponder.program.outcomes.assessing import compute_assessment
from coresponder.program.outcomes.models import Assessment
from coresponder.program.outcomes.vocabulary import AssessmentState

log = logging.getLogger(__name__)


def assess_by_night() -> Assessment | None:
    """Compute every outcome measure over the newest data set; None where that was done already, or there is none."""
    release = newest_folder_of_evaluation()
    if release is None or Assessment.objects.filter(release=release, state=AssessmentState.COMPLETE).exists():
        return None
    assessment = request_by_night(release=release)
    try:
        assessed = compute_assessment(assessment)
        return finish_assessment(assessment=assessment, assessed=assessed, withheld=without_small_numbers(assessed))
    except CoresponderError as problem:
        note_failure(assessment=assessment, problem=problem.code)
        raise
    except Exception as error:
        log.error("The nightly assessment stopped by %s", type(error).__name__)
        note_failure(assessment=assessment, problem="unexpected")
        raise
