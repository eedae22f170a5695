"""What a program costs, what it may save, to whom, and how sure that is.

`records` unit costs as dated, sourced records, and the cost set that they make · `effects` how many events there are
fewer, with the grade of the comparison that says so · `budget` what of a budget belongs to a period · `program` cost of
an encounter, a person, an eligible call reached · `balance` gross, net of new care, by payer, cash and capacity apart ·
`simulation` the same a few thousand times, with the chance that benefit exceeds cost, what moves it most, break-even,
and by how much two scenarios differ · `saying` the sentence, which no dollar stands without.
"""

from coresponder.analysis.costs.balance import Balance, balance_of
from coresponder.analysis.costs.budget import Days, in_period, share_of
from coresponder.analysis.costs.effects import GRADES, Effect, Grade
from coresponder.analysis.costs.program import CostOf, costs_of
from coresponder.analysis.costs.records import CostSet, UnitCost, cost_set
from coresponder.analysis.costs.saying import saving_sentence
from coresponder.analysis.costs.simulation import (
    Difference,
    Simulated,
    Swing,
    break_even,
    difference,
    simulate,
    tornado,
)

__all__ = [
    "GRADES",
    "Balance",
    "CostOf",
    "CostSet",
    "Days",
    "Difference",
    "Effect",
    "Grade",
    "Simulated",
    "Swing",
    "UnitCost",
    "balance_of",
    "break_even",
    "cost_set",
    "costs_of",
    "difference",
    "in_period",
    "saving_sentence",
    "share_of",
    "simulate",
    "tornado",
]
