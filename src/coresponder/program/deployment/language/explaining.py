"""Why a rule does not hold of a call, or why that cannot be told, as a sentence about facts."""

from collections.abc import Iterator

from coresponder.kernel.spoken_english import listed
from coresponder.program.deployment.facts import CallFacts
from coresponder.program.deployment.language.conditions import AllOf, AnyOf, Atom, Condition, Not
from coresponder.program.deployment.language.truth import Truth
from coresponder.program.deployment.language.vocabulary import FACT_TITLES


def why_not(condition: Condition, facts: CallFacts) -> str:
    """What would have to be otherwise. Call it of a condition that does not hold."""
    reasons = list(dict.fromkeys(_reasons(condition, facts, wanted=True)))
    return f"It does not hold: {'; '.join(reasons)}."


def why_unsettled(condition: Condition, facts: CallFacts) -> tuple[str, tuple[str, ...]]:
    """The facts on which it turns and that nobody knows, as a sentence and by name."""
    missing = tuple(dict.fromkeys(_missing(condition, facts)))
    titles = [FACT_TITLES[fact] for fact in missing]
    return f"It cannot be told, because nobody knows about {listed(titles)}.", missing


def _reasons(condition: Condition, facts: CallFacts, *, wanted: Truth) -> Iterator[str]:
    """For each part that has not the value that was wanted of it: what was asked, and what the call has."""
    if condition.holds(facts) is wanted:
        return
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            if part.holds(facts) is (not wanted):
                yield from _reasons(part, facts, wanted=wanted)
    elif isinstance(condition, Not):
        yield from _reasons(condition.part, facts, wanted=not wanted)
    elif isinstance(condition, Atom):
        yield _reason(condition, facts, wanted=bool(wanted))


def _reason(atom: Atom, facts: CallFacts, *, wanted: bool) -> str:
    asked = atom.words() if wanted else f"not: {atom.words()}"
    return f"it asks that {asked}, and here it is {atom.found(facts)}"


def _missing(condition: Condition, facts: CallFacts) -> Iterator[str]:
    """The unknown facts in the parts that cannot be told; parts that are settled do not matter."""
    if condition.holds(facts) is not None:
        return
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _missing(part, facts)
    elif isinstance(condition, Not):
        yield from _missing(condition.part, facts)
    elif isinstance(condition, Atom):
        yield condition.fact
