"""The questions that a planning team asks of a baseline, one module each: the answer, its exhibits, its limits."""

from collections.abc import Callable

from coresponder.analysis.report.content import Content
from coresponder.analysis.report.exhibits import Section
from coresponder.analysis.report.questions import (
    data_quality,
    how_long,
    how_many,
    how_they_end,
    repeat_places,
    when,
    where,
    which_calls,
)

SECTIONS: tuple[Callable[[Content], Section], ...] = (
    how_many.section,
    when.section,
    where.section,
    how_long.section,
    how_they_end.section,
    repeat_places.section,
    which_calls.section,
    data_quality.section,
)
