"""What readiness asks of the outcomes: whether there is a baseline that can no longer change."""

from datetime import date

from coresponder.kernel.spoken_english import some
from coresponder.program.outcomes.models import Baseline
from coresponder.program.outcomes.vocabulary import BaselineState

URL_NAME = "outcomes:baselines"
NEXT_STEP = "Build a baseline before launch, and freeze it."


def is_frozen(today: date) -> tuple[bool, str]:
    """Whether a baseline is frozen."""
    count = Baseline.objects.filter(state=BaselineState.FROZEN).count()
    return count > 0, f"{some(count, 'baseline')} {'is' if count == 1 else 'are'} frozen"
