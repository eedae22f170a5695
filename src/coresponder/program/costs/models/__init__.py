"""What costs keep: records of the cost set and its versions, effects, scenarios."""

from coresponder.program.costs.models.records import CostRecord, CostSetVersion
from coresponder.program.costs.models.scenarios import EffectRecord, Scenario

__all__ = ["CostRecord", "CostSetVersion", "EffectRecord", "Scenario"]
