"""How long until the next encounter, and how many there come to be, where nobody can be followed for ever.

`kaplan_meier` the share who have not come back by a day · `cumulative` the mean number of encounters by a day ·
`counting_process` Cox's regression, also of repeated events, with strata and errors that allow for the encounters of
one person belonging together.
"""

from coresponder.analysis.survival.counting_process import CountingProcess, CoxFit, Ties, fit_cox
from coresponder.analysis.survival.cumulative import MeanCumulative, mean_cumulative
from coresponder.analysis.survival.kaplan_meier import SurvivalCurve, kaplan_meier

__all__ = [
    "CountingProcess",
    "CoxFit",
    "MeanCumulative",
    "SurvivalCurve",
    "Ties",
    "fit_cox",
    "kaplan_meier",
    "mean_cumulative",
]
