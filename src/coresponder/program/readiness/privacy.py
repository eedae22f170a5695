"""The privacy classes of this app's fields."""

from coresponder.program.readiness.models import GapAction, SelfAnswer, SelfAssessment
from coresponder.safeguards.classification import ACCOUNT, ADMINISTRATIVE, classify

classify(SelfAssessment, {ADMINISTRATIVE: "id year begun_at closed_at", ACCOUNT: "begun_by"})
classify(SelfAnswer, {ADMINISTRATIVE: "id assessment question rating evidence"})
classify(GapAction, {ADMINISTRATIVE: "id answer improvement"})
