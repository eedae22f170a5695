"""What is kept of outcomes: baselines, and what each data set said of every measure, reviews."""

from coresponder.program.outcomes.models.assessments import Assessment, Recomputation
from coresponder.program.outcomes.models.baselines import Baseline, Verification
from coresponder.program.outcomes.models.reviews import Review, ReviewDecision

__all__ = ["Assessment", "Baseline", "Recomputation", "Review", "ReviewDecision", "Verification"]
