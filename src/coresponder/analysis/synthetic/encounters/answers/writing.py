"""Which answers stand in which part, who filed it and when, and the sentence beside them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from coresponder.analysis.synthetic.encounters.answers.did import did
from coresponder.analysis.synthetic.encounters.answers.hold import hold_and_transport
from coresponder.analysis.synthetic.encounters.answers.narratives import narrative
from coresponder.analysis.synthetic.encounters.answers.next_step import what_became_of_it
from coresponder.analysis.synthetic.encounters.answers.saw import saw
from coresponder.analysis.synthetic.encounters.answers.scene import scene
from coresponder.analysis.synthetic.encounters.answers.substance_use import substance_use
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import later
from coresponder.analysis.synthetic.encounters.rates import Operation
from coresponder.analysis.synthetic.encounters.situation import Situation
from coresponder.formats.encounter import Element, form_with, without_hidden

FORM = form_with("demonstration")
STEPS_OF_ALL = frozenset({"scene", "person"})
# What is sometimes left open, with the reason that is given then.
LEFT_OPEN = {
    "people_present": "unknown", "supervisor_on_scene": "unknown", "cameras": "not_asked", "first_arriver": "unknown",
    "medical_clearance": "unknown", "counterfactual_outcome": "unknown", "treatment_now": "declined",
    "substance_use_answer": "not_asked", "bed_found": "unknown",
}  # fmt: skip
LEFT_OPEN_SHARE = 0.04
# Until a part is filed: writing begins at the end of the contact, or in the next shift where there was no time.
NEXT_SHIFT_MINUTES = (8 * 60, 30 * 60)


@dataclass(frozen=True, kw_only=True)
class WrittenPart:
    """One part of one encounter as it was filed. `role` is the member of the team who wrote it."""

    part: str
    role: str
    answers: dict[str, Any]
    narrative: str
    started_at: datetime
    filed_at: datetime


def written_parts(found: Situation, dice: Dice, operation: Operation) -> tuple[WrittenPart, ...]:
    """The parts of one encounter: the officer's where one was there, the clinical one, and the one apart."""
    facts = _facts(found, dice, operation)
    return tuple(
        _written(part, role, facts, found, dice, operation) for part, role in _who_writes(found, facts, dice, operation)
    )


def _facts(found: Situation, dice: Dice, operation: Operation) -> dict[str, Any]:
    return {
        **scene(found, dice, operation),
        **saw(found, dice, operation),
        **did(found, dice, operation),
        **hold_and_transport(found, dice, operation),
        **what_became_of_it(found, dice, operation),
    }


def _who_writes(found: Situation, facts: dict[str, Any], dice: Dice, operation: Operation) -> list[tuple[str, str]]:
    writers = [("operational", "officer")] if found.team.has_officer else []
    if found.team.is_patrol:
        return writers
    writers.append(("clinical", found.team.clinical_role))
    is_told = facts.get("substance_involved") == "yes" and dice.falls("substance_part", operation.substance_use_part)
    return [*writers, ("substance_use", found.team.clinical_role)] if is_told else writers


def _written(
    part: str, role: str, facts: dict[str, Any], found: Situation, dice: Dice, operation: Operation
) -> WrittenPart:
    time = operation.writing_operational if part == "operational" else operation.writing_clinical
    minutes = max(1, min(round(dice.minutes(f"writing.{part}", time)), 60))
    own = substance_use(found, dice) if part == "substance_use" else {}
    chosen = _chosen(part, facts | own, dice, is_alone=len(found.team.members) == 1 or not found.team.has_officer)
    chosen["documentation_minutes"] = minutes
    waits = _waits(part, dice, operation)
    started_at = later(found.ended_at, waits)
    return WrittenPart(
        part=part,
        role=role,
        answers=without_hidden(FORM, part=part, answers=chosen),
        narrative=narrative(part, found, dice),
        started_at=started_at,
        filed_at=later(started_at, minutes),
    )


def _waits(part: str, dice: Dice, operation: Operation) -> float:
    """Minutes from the end of the contact to the first word."""
    if dice.falls(f"late.{part}", operation.filed_late):
        return float(dice.whole(f"late_by.{part}", *NEXT_SHIFT_MINUTES))
    return 1 + 6 * dice.uniform(f"begins.{part}")


def _chosen(part: str, facts: dict[str, Any], dice: Dice, *, is_alone: bool) -> dict[str, Any]:
    """Of all facts those that this part asks, leaving what the other part leads to the other part."""
    asked = {each.name: each for each in FORM.elements_of(part)}
    kept = {name: value for name, value in facts.items() if name in asked and _is_led(asked[name], part, is_alone)}
    left = {name for name in kept if name in LEFT_OPEN and dice.falls(f"left_open.{part}.{name}", LEFT_OPEN_SHARE)}
    return kept | {name: LEFT_OPEN[name] for name in left}


def _is_led(element: Element, part: str, is_alone: bool) -> bool:
    is_own = element.parts[0] == part or element.is_required or part in element.expected_in
    return is_own or is_alone or element.step in STEPS_OF_ALL
