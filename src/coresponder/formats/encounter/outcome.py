"""The primary outcome: derived by a published order, so that an encounter with several dispositions is counted once."""

from collections.abc import Iterable

from coresponder.formats.encounter.form import Answers, Form


def primary_outcome(form: Form, answers: Answers) -> str:
    """The first rung that applies to these answers; `not_recorded` where none does, which is never guessed."""
    for outcome in form.hierarchy.outcomes:
        if any(each.holds(answers) for each in outcome.when):
            return outcome.code
    return form.hierarchy.none_code


def foremost(form: Form, outcomes: Iterable[str]) -> str:
    """Of the outcomes of several parts, that which stands first in the hierarchy.

    It equals the primary outcome of all answers together. So whoever sees some of the parts is told of those alone.
    """
    found = set(outcomes)
    return next((each.code for each in form.hierarchy.outcomes if each.code in found), form.hierarchy.none_code)
