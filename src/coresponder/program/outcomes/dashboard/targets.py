"""Where a measure shall go: the objectives of the goals that rest on it."""

from collections.abc import Mapping

from coresponder.program.partnerships.models import Objective
from coresponder.program.partnerships.queries.goals import live_objectives


def targets() -> Mapping[str, Objective]:
    """The objective of each measure that has one; of several the one that is due next."""
    found: dict[str, Objective] = {}
    for objective in live_objectives().select_related("goal").order_by("by_on"):
        found.setdefault(objective.measure_key, objective)
    return found
