"""From a request to a draft."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from coresponder.analysis.baseline.freezing import Baseline as BuiltBaseline
from coresponder.kernel.errors import UsageError
from coresponder.program.calls.models import Export
from coresponder.program.outcomes.audit_events import BASELINE_BUILT, BASELINE_DISCARDED, BASELINE_REQUESTED
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.rules import BASELINE_TRANSITIONS
from coresponder.program.outcomes.storage import remove_files
from coresponder.program.outcomes.vocabulary import BUILD_BASELINE, BaselineState
from coresponder.program.runs.queries import latest_run_about
from coresponder.program.runs.starting import start_run
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check


@transaction.atomic
def request_baseline(
    *,
    title: str,
    exports: Collection[Export],
    population: int | None,
    beats: Mapping[str, Any] | None,
    by: User,
    replaces: Baseline | None = None,
) -> Baseline:
    """Have a baseline built in the background. All exports must be read by the same profile, so that they merge."""
    check(by, Permission.BUILD_BASELINES)
    _refuse_unless_they_merge(exports)
    baseline = Baseline.objects.create(
        title=title,
        saved_profile=next(iter(exports)).reading_profile,
        population=population,
        beats=beats,
        requested_by=by,
        replaces=replaces,
    )
    baseline.exports.set(exports)
    record(BASELINE_REQUESTED, by=by, about=f"baseline:{baseline.pk}", details={"exports": len(exports)})
    start_run(kind=BUILD_BASELINE, about=baseline.pk, by=by)
    return baseline


def rebuild_baseline(*, baseline: Baseline, by: User) -> Baseline:
    """Have a draft built again, with the decisions on call types as they are now; the new draft takes its place."""
    BASELINE_TRANSITIONS.check(current=baseline.state, wanted=BaselineState.REPLACED)
    return request_baseline(
        title=baseline.title,
        exports=list(baseline.exports.all()),
        population=baseline.population,
        beats=baseline.beats,
        by=by,
        replaces=baseline,
    )


@transaction.atomic
def finish_baseline(*, baseline: Baseline, built: BuiltBaseline, by: User) -> Baseline:
    """Note the result of a build, whose files are in place. The draft that it replaces is a draft no more."""
    check(by, Permission.BUILD_BASELINES)
    baseline = Baseline.objects.select_for_update().get(pk=baseline.pk)
    BASELINE_TRANSITIONS.check(current=baseline.state, wanted=BaselineState.DRAFT)
    baseline.state, baseline.content = BaselineState.DRAFT, built.to_mapping()
    baseline.content_sha256, baseline.notes = built.content_sha256, list(built.notes)
    baseline.built_at = timezone.now()
    baseline.save()
    if baseline.replaces_id is not None:
        _retire(Baseline.objects.select_for_update().get(pk=baseline.replaces_id), BaselineState.REPLACED)
    details = {"calls": _rows_of_calls(built.content), "measures": len(built.content["measures"])}
    record(BASELINE_BUILT, by=by, about=f"baseline:{baseline.pk}", details=details)
    return baseline


@transaction.atomic
def discard_baseline(*, baseline: Baseline, by: User) -> Baseline:
    """Give up a draft, or a baseline that could not be built, with all its files."""
    check(by, Permission.BUILD_BASELINES)
    baseline = Baseline.objects.select_for_update().get(pk=baseline.pk)
    _refuse_while_it_runs(baseline)
    _retire(baseline, BaselineState.DISCARDED)
    record(BASELINE_DISCARDED, by=by, about=f"baseline:{baseline.pk}", details={})
    return baseline


def _retire(baseline: Baseline, state: BaselineState) -> None:
    """Out of the lists, without its content and its files."""
    BASELINE_TRANSITIONS.check(current=baseline.state, wanted=state)
    baseline.state, baseline.content = state, None
    baseline.save()
    transaction.on_commit(lambda: remove_files(baseline.pk))


def _refuse_unless_they_merge(exports: Collection[Export]) -> None:
    if not exports:
        raise UsageError("no_export", "No export was chosen.", "Choose at least one that is mapped.")
    unready = [export for export in exports if not export.is_stored or export.saved_profile_id is None]
    if unready:
        raise UsageError("export_not_mapped", "An export has not been mapped yet.", "Check how its columns are read.")
    if len({export.saved_profile_id for export in exports}) > 1:
        raise UsageError(
            "different_profiles",
            "These exports are read by different profiles, so their calls cannot be merged.",
            "Choose exports that are read by the same version of one profile.",
        )


def _refuse_while_it_runs(baseline: Baseline) -> None:
    run = latest_run_about(baseline.pk)
    if run is not None and run.is_open:
        raise UsageError("still_building", "This baseline is being built.", "Cancel that first, then discard it.")


def _rows_of_calls(content: Mapping[str, Any]) -> int:
    return next(int(table["rows"]) for table in content["dataset"]["tables"] if table["name"] == "calls")
