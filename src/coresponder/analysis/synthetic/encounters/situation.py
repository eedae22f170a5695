"""What one contact was: its ending first, by the published shares, then all that hangs together with it."""

from dataclasses import dataclass
from datetime import datetime

from coresponder.analysis.synthetic.encounters import tendencies
from coresponder.analysis.synthetic.encounters.calls import YearCall
from coresponder.analysis.synthetic.encounters.dice import Dice
from coresponder.analysis.synthetic.encounters.duty import YearTeam
from coresponder.analysis.synthetic.encounters.rates import Operation

SEEN = "seen"
MET = frozenset({SEEN, "refused", "language_barrier"})


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The truth of one contact, from which the answers are written. Times lie in the order in which they are named."""

    call: YearCall
    team: YearTeam
    origin: str
    mode: str
    result: str
    ending: str
    problems: tuple[str, ...]
    dispositions: tuple[str, ...]
    contact_with: str
    started_at: datetime
    on_scene_minutes: int
    destination: str = ""
    transport_by: str = ""
    left_at: datetime | None = None
    arrived_at: datetime | None = None
    accepted_at: datetime | None = None
    facility_wait_minutes: int = 0
    ended_at: datetime
    police_released_at: datetime | None = None

    @property
    def is_met(self) -> bool:
        return self.result in MET

    @property
    def is_seen(self) -> bool:
        return self.result == SEEN

    @property
    def is_follow_up(self) -> bool:
        return self.origin == "proactive_follow_up"

    @property
    def has_suicide(self) -> bool:
        return bool(tendencies.SUICIDE & set(self.problems))

    @property
    def has_substance(self) -> bool:
        return bool(tendencies.SUBSTANCE & set(self.problems))


def result_of(dice: Dice, operation: Operation) -> str:
    """What came of a contact on scene."""
    not_seen = operation.not_seen
    return dice.one_of("result", {SEEN: 1 - sum(not_seen.values()), **not_seen})


def ending_of(dice: Dice, operation: Operation, team: YearTeam) -> str:
    """How a contact with somebody who was seen ends. Teams without police arrest nobody; what is left is shared."""
    if team.has_officer and dice.falls("arrested", operation.arrested):
        return "arrest"
    shares = {
        "hold": operation.involuntary.share,
        "voluntary": operation.voluntary.share,
        "information": operation.information.share,
        "on_scene": operation.on_scene.share,
    }
    return dice.one_of("ending", shares)


def problems_of(dice: Dice, ending: str, call: YearCall) -> tuple[str, ...]:
    """What it is about, the main problem first."""
    by_type = tendencies.BY_CALL_TYPE.get(call.final_type, {})
    weights = {code: weight * by_type.get(code, 1.0) for code, weight in tendencies.PROBLEMS[ending].items()}
    main = dice.one_of("problem", weights)
    second = dice.one_of("second_problem", tendencies.SECOND_PROBLEM)
    return (main, second) if second and second != main else (main,)


def dispositions_of(dice: Dice, ending: str, operation: Operation, *, has_substance: bool) -> tuple[str, ...]:
    """What became of it, by how it ended."""
    if ending == "arrest":
        return ("arrested", *(["resources_given"] if dice.falls("resources_at_arrest", 0.3) else []))
    if ending == "hold":
        return ("involuntary_hold",)
    if ending == "voluntary":
        return _voluntary(dice, operation, has_substance=has_substance)
    if ending == "information":
        return _information(dice, has_substance=has_substance)
    planned = [code for code, share in (("safety_plan", 0.3), ("left_with_support", 0.25)) if dice.falls(code, share)]
    return ("resolved_on_scene", *planned) if planned or dice.falls("resolved", 0.8) else ("no_action_needed",)


def _voluntary(dice: Dice, operation: Operation, *, has_substance: bool) -> tuple[str, ...]:
    detox = operation.detox.share / operation.voluntary.share / (1 - operation.arrested.share)
    if dice.falls("detox", detox):
        return ("detox",)
    where = dice.one_of("voluntary", tendencies.VOLUNTARY)
    referred = ["referred_substance_use"] if has_substance and dice.falls("referred_on_the_way", 0.4) else []
    return (where, *referred)


def _information(dice: Dice, *, has_substance: bool) -> tuple[str, ...]:
    found = ["resources_given", *dice.some_of("referral", tendencies.REFERRALS)]
    if has_substance and dice.falls("referred_substance_use", 0.5):
        found.append("referred_substance_use")
    where = dice.one_of("taken", {"": 0.88, "shelter": 0.05, "taken_home": 0.07})
    return (*found, *([where] if where else []))
