"""Which instruments an agency uses; screenings and the steps that they ask for; safety plans."""

from coresponder.program.screenings.models.instruments import InstrumentInUse, OwnersPermission
from coresponder.program.screenings.models.safety_plans import SafetyPlan
from coresponder.program.screenings.models.screenings import RequiredStep, Screening

__all__ = ["InstrumentInUse", "OwnersPermission", "RequiredStep", "SafetyPlan", "Screening"]
