"""What is planted in the records before and after the launch, so that it is known what a chart ought to find.

An effect: before the launch patrol arrested more often, and settled less. No effect: holds, ways to an emergency
department and handcuffs at a hold are the same. A change in recording: hand-overs by telephone are written down as warm
only since some weeks after the launch, though nobody does anything else than before.
"""

from dataclasses import replace
from datetime import date

from coresponder.analysis.synthetic.encounters.rates import OPERATION, Rate

PLANTED = "planted"
ARRESTED_BEFORE = 0.10
TELEPHONE_COUNTS_FROM = date(2025, 9, 1)
CHANGE_IN_RECORDING = (
    "A hand-over to a facility by telephone counts as a warm hand-off, and no longer only one face to face."
)


def _not_arrested(share: float) -> Rate:
    """The same share of all contacts as after the launch, though fewer are left when those arrested are set aside."""
    return Rate(share * (1 - OPERATION.arrested.share) / (1 - ARRESTED_BEFORE), PLANTED)


# What those who were arrested before would have become after: told of help, or settled on scene.
_HELD, _TAKEN = _not_arrested(OPERATION.involuntary.share), _not_arrested(OPERATION.voluntary.share)
_LEFT = (1 - _HELD.share - _TAKEN.share) / (OPERATION.information.share + OPERATION.on_scene.share)

AFTER = replace(OPERATION, telephone_counts_from=TELEPHONE_COUNTS_FROM)
BEFORE = replace(
    AFTER,
    arrested=Rate(ARRESTED_BEFORE, PLANTED),
    cited_or_arrested=Rate(ARRESTED_BEFORE + OPERATION.cited, PLANTED),
    involuntary=_HELD,
    voluntary=_TAKEN,
    information=Rate(OPERATION.information.share * _LEFT, PLANTED),
    on_scene=Rate(OPERATION.on_scene.share * _LEFT, PLANTED),
)
