"""The substance-use part: what somebody tells in treatment, apart from what the officer smelled."""

from typing import Any

from coresponder.analysis.synthetic.encounters.answers.saw import substances_of
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.situation import Situation

OFFERS = {"detox": 0.2, "medication": 0.3, "outpatient": 0.35, "peer": 0.4, "harm_reduction": 0.3}


def substance_use(found: Situation, dice: Dice) -> dict[str, Any]:
    """Only of somebody who was seen."""
    if not found.is_seen:
        return {}
    told = substances_of(found, dice)
    is_overdose = "overdose" in found.problems
    reversal = {"by_ems": 50, "by_bystander": 20, "by_team": 15, "none": 15} if is_overdose else {"none": 1}
    return {
        "substances_told": told,
        "overdose_reversal": [dice.one_of("reversal", reversal)],
        "withdrawal_seen": "yes" if "withdrawal" in found.problems else "no",
        "treatment_now": [dice.one_of("treatment", {"none": 70, "medication": 10, "outpatient": 12, "peer_group": 8})],
        "substance_use_offers": dice.some_of("offers", OFFERS) or ["none"],
        "substance_use_answer": dice.one_of(
            "substance_answer", {"accepted": 25, "partly": 20, "later": 30, "refused": 25}
        ),
        "naloxone_left": "yes" if "opioid" in told and dice.falls("naloxone", 0.8) else "no",
    }
