"""The events of costs."""

from coresponder.safeguards.audit import register

COST_ENTERED = register("cost.entered", "{by} entered {about} ({kind}); the cost set became no. {version}.")
COST_CHANGED = register("cost.changed", "{by} changed {replaced} into {about}; the cost set became no. {version}.")
COST_WITHDRAWN = register("cost.withdrawn", "{by} withdrew {about}; the cost set became no. {version}.")
COSTS_IMPORTED = register(
    "costs.imported", "{by} imported a file of costs into {about}: {added} records were added, {changed} changed."
)
EFFECT_ENTERED = register("cost_effect.entered", "{by} entered {about} for {period} ({grade}).")
EFFECT_WITHDRAWN = register("cost_effect.withdrawn", "{by} withdrew {about}.")
SCENARIO_SAVED = register(
    "cost_scenario.saved", "{by} saved {about} for {period}, from cost set no. {version} and {effects} effects."
)
SCENARIO_RECOMPUTED = register(
    "cost_scenario.recomputed", "{by} had {about} computed again: the same to the cent is {same}."
)
SCENARIO_APPROVED = register("cost_scenario.approved", "{by} approved {about}.")
APPROVAL_TAKEN_BACK = register("cost_scenario.approval_taken_back", "{by} took the approval of {about} back.")
SCENARIO_DISCARDED = register("cost_scenario.discarded", "{by} discarded {about}.")
