"""Computing a baseline with the engines of analysis/, from the exports that are stored, into the baseline's folder."""

from coresponder.analysis.baseline.building import build_baseline
from coresponder.analysis.baseline.freezing import Baseline as BuiltBaseline
from coresponder.analysis.baseline.verifying import Verification, verify
from coresponder.kernel.errors import StateError
from coresponder.kernel.progress import Progress
from coresponder.program.calls.models import Export
from coresponder.program.calls.queries.profiles import fits
from coresponder.program.calls.storage import stored_path
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.queries.rules_in_use import rules_now
from coresponder.program.outcomes.storage import baseline_folder, remove_files


def compute_baseline(baseline: Baseline, *, progress: Progress) -> BuiltBaseline:
    """Every measure of the baseline's exports, by the decisions on call types as they are now, with all its files.

    The folder appears complete or not at all. Raises CoresponderError with the sentence for the person who waits.
    """
    exports = _exports_of(baseline)
    remove_files(baseline.pk)  # of an attempt whose worker died after it had written them
    return build_baseline(
        [stored_path(export.pk) for export in exports],
        profile=baseline.saved_profile.profile,
        rules=rules_now(baseline),
        population=baseline.population,
        beats=baseline.beats,
        title=baseline.title,
        out=baseline_folder(baseline.pk),
        progress=progress,
    )


def verify_baseline(baseline: Baseline) -> Verification:
    """The hashes and every figure once more, from the files in the baseline's folder."""
    return verify(baseline_folder(baseline.pk))


def _exports_of(baseline: Baseline) -> list[Export]:
    """The exports in the order in which they came; StateError where one of them is no longer what it was."""
    exports = list(baseline.exports.order_by("uploaded_at"))
    if not all(export.is_stored and fits(baseline.saved_profile.profile, export.columns) for export in exports):
        raise StateError(
            "exports_gone",
            "An export of this baseline was removed, or lacks a column that it had.",
            "Build a new baseline from the exports that are there.",
        )
    return exports
