"""The demonstration county, brought in by the same actions as any county's calls."""

import json
import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from coresponder.analysis.synthetic import CountyFiles, write_county
from coresponder.formats.cad.profile import load_profile
from coresponder.kernel.errors import CoresponderError
from coresponder.kernel.progress import Progress
from coresponder.program.calls.actions.exports import receive_export
from coresponder.program.calls.actions.profiles import map_export
from coresponder.program.calls.models import Export
from coresponder.program.calls.queries.exports import AlreadyUploadedError
from coresponder.program.calls.receiving import take_in
from coresponder.program.outcomes.actions.building import request_baseline
from coresponder.program.outcomes.actions.freezing import freeze_baseline
from coresponder.program.outcomes.actions.reviews import (
    Decided,
    begin_review,
    close_review,
    record_decision,
    write_review,
)
from coresponder.program.outcomes.models import Baseline, Review
from coresponder.program.outcomes.nightly import assess_by_night
from coresponder.program.outcomes.queries.assessments import newest_assessment
from coresponder.program.outcomes.queries.baselines import newest_frozen
from coresponder.program.outcomes.vocabulary import BaselineState
from coresponder.program.runs.actions import start_again
from coresponder.program.runs.carrying_out import carry_out
from coresponder.program.runs.queries import can_start_again, latest_run_about
from coresponder.safeguards.accounts.models import User

COORDINATOR = "cora"
TITLE = "Marigold County before launch"
QUARTER_DAYS = 91
SAID = "Everything in this county is invented. The team went through what changed, domain by domain."
# How many days ago, what was decided (what, who, until when, on which measure, what is expected), whether it is closed.
REVIEWS: tuple[tuple[int, tuple[tuple[str, str, int, str, str], ...], bool], ...] = (
    (
        180,
        (
            (
                "Follow-up calls are made in the first hour of the day shift", "Case manager", 30,
                "follow_up_attempted_72_hours", "higher",
            ),
            ("The hospital names one nurse for handovers", "Hospital", 60, "facility_handover_minutes", "lower"),
        ),
        True,
    ),
    (
        14,
        (("A second car is tried on two nights a week", "Coordinator", 90, "coverage_of_eligible", "higher"),),
        False,
    ),
)  # fmt: skip
OPEN_STATES = (BaselineState.REQUESTED, BaselineState.DRAFT)


def load(*, progress: Progress) -> None:
    """Bring in the invented county and freeze its baseline. Where a frozen baseline is, nothing is done.

    Expects the cast's accounts. A load that was interrupted is taken up where it broke off.
    """
    if newest_frozen() is not None:
        return
    cora = User.objects.get(username=COORDINATOR)
    with tempfile.TemporaryDirectory() as folder:
        progress("Inventing the county’s calls.", 0.0)
        county = write_county(Path(folder))
        progress("Taking in the export, without its personal columns.", 0.2)
        export = _stored_export(county, by=cora)
        progress("Building the baseline.", 0.5)
        baseline = _draft(county, export, by=cora)
    progress("Freezing the baseline.", 0.95)
    freeze_baseline(baseline=baseline, content_sha256=baseline.content_sha256, by=cora)
    progress("The demonstration county is there.", 1.0)


def _stored_export(county: CountyFiles, *, by: User) -> Export:
    """The county's export, without its personal columns and mapped by the profile that is shipped for it."""
    try:
        export = receive_export(received=take_in(county.export), by=by)
    except AlreadyUploadedError as known:
        export = known.export
    _carried_out(export.pk, by=by)
    export.refresh_from_db()
    return map_export(export=export, profile=load_profile(county.profile), by=by)


def _draft(county: CountyFiles, export: Export, *, by: User) -> Baseline:
    """The county's baseline, built and not yet frozen."""
    baseline = Baseline.objects.filter(title=TITLE, state__in=OPEN_STATES).first() or request_baseline(
        title=TITLE,
        exports=[export],
        population=county.population,
        beats=json.loads(county.beats.read_text(encoding="utf-8")),
        by=by,
    )
    _carried_out(baseline.pk, by=by)
    baseline.refresh_from_db()
    return baseline


def _carried_out(about: UUID, *, by: User) -> None:
    """Do the newest run about it here and now, rather than wait for a worker; what is done already stays done."""
    run = latest_run_about(about)
    if run is not None and can_start_again(run):
        run = start_again(run=run, by=by)
    if run is None:
        raise LookupError(f"There is no run about {about}.")
    carry_out(run.pk)
    run.refresh_from_db()
    if run.problem_sentence:
        raise CoresponderError(run.problem_code, run.problem_sentence, run.problem_next_step)


def load_assessment(*, progress: Progress) -> None:
    """What the demonstration's data set says, as on any night; where there is none, nothing is said."""
    progress("Computing every outcome measure.", 0.0)
    assess_by_night()
    progress("What the data set says is there.", 1.0)


def load_reviews(*, by: User) -> None:
    """Two review meetings: one half a year ago, closed, with two decisions, and a newer one that is still open."""
    assessment = newest_assessment()
    if assessment is None or Review.objects.exists():
        return
    today = assessment.assessed.since.last_on
    for days_ago, decisions, is_closed in REVIEWS:
        held_on = today - timedelta(days=days_ago)
        review = begin_review(
            held_on=held_on, first_on=held_on - timedelta(days=QUARTER_DAYS), last_on=held_on - timedelta(days=1), by=by
        )
        write_review(
            review=review, held_on=review.held_on, first_on=review.first_on, last_on=review.last_on, notes=SAID,
            seen_version=review.version, by=by,
        )  # fmt: skip
        for text, owner, due_days, key, expected in decisions:
            due_on = held_on + timedelta(days=due_days)
            decided = Decided(text=text, owner=owner, due_on=due_on, measure_key=key, expected=expected)
            record_decision(review=review, decided=decided, by=by)
        if is_closed:
            close_review(review=review, by=by)
