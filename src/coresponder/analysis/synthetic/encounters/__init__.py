"""A year of operation of the invented county after launch: what its teams did, and what they wrote down.

The way through: `rates` says how often what happens, and who published that · `dice` gives chance its names ·
`calls` draws the county's calls after launch · `duty` and `responding` say which team went · `people` whom it met ·
`contact` and `situation` what happened · `answers` what was written · `screenings`, `follow_ups` what came after ·
`year` puts it all together · `figures` compares what came out with what was published.

    year = draw_year(seed=7)
    draw_year_before(seed=7)                   patrol alone, by the rates of `planted`
    year.contacts[0].parts[0].answers          in the terms of formats.encounter, valid by check_answers
    draw_year(seed=7, operation=replace(OPERATION, involuntary=Rate(0.1, "planted")))
"""

from coresponder.analysis.synthetic.encounters.figures import Figure, figures
from coresponder.analysis.synthetic.encounters.rates import OPERATION, Operation, Rate
from coresponder.analysis.synthetic.encounters.year import LAUNCH_ON, Year, YearContact, draw_year, draw_year_before

__all__ = [
    "LAUNCH_ON",
    "OPERATION",
    "Figure",
    "Operation",
    "Rate",
    "Year",
    "YearContact",
    "draw_year",
    "draw_year_before",
    "figures",
]
