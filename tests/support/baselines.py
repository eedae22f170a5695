"""A frozen baseline without the work of building one: for pages that only show it."""

from datetime import UTC, datetime

from coresponder.program.calls.models import SavedProfile
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.vocabulary import BaselineState
from coresponder.safeguards.accounts.models import User
from tests.unit.report.sample_baseline import sample_baseline

FROZEN_AT = datetime(2026, 7, 1, 15, 0, tzinfo=UTC)


def frozen_sample(*, by: User) -> Baseline:
    """The sample of the report's tests, as if `by` had built and frozen it."""
    profile = SavedProfile.objects.create(name="sample", version=1, content={}, sha256="0" * 64, saved_by=by)
    content = sample_baseline()
    return Baseline.objects.create(
        title="Sample county before launch",
        state=BaselineState.FROZEN,
        saved_profile=profile,
        requested_by=by,
        content=content,
        content_sha256=content["content_sha256"],
        built_at=FROZEN_AT,
        frozen_by=by,
        frozen_at=FROZEN_AT,
    )
