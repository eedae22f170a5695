"""What is kept of kinds of teams and of criteria."""

from coresponder.program.deployment.models.criteria import CriteriaVersion, PutInForce
from coresponder.program.deployment.models.drafts import CriteriaDraft
from coresponder.program.deployment.models.variants import ModelVariant

__all__ = ["CriteriaDraft", "CriteriaVersion", "ModelVariant", "PutInForce"]
