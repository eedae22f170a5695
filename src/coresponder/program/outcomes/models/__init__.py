"""What is kept of outcomes: baselines, and what each data set said of every measure."""

from coresponder.program.outcomes.models.assessments import Assessment, Recomputation
from coresponder.program.outcomes.models.baselines import Baseline, Verification

__all__ = ["Assessment", "Baseline", "Recomputation", "Verification"]
