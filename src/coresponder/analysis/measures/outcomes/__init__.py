"""Measures of what a program does and what becomes of people, on the program data set.

They are measures like those of the baseline: the same `Measure`, `Figure` and `MeasureContext`, with the tables of the
program as `context.program`. `program` the tables, the period and what is missing · `shares` how a share is defined as
data · `tallies` all row work, as Ibis expressions · `registry` the measures · `series` points for control charts, with
changes in recording · `diversion` judgments that cannot be added · `publishing` small numbers withheld ·
`publications` one publication after the other, with what ties them (`tying`, `stretches`, `within`).
"""

from coresponder.analysis.measures.outcomes.program import Period, Program, program_context

__all__ = ["Period", "Program", "program_context"]
